import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { currentRequest, withinRequest } from '@/lib/auth/request/request-id.ts'
import type { LogEvent } from '../log.ts'
import { createRefusals } from './refusals.ts'

const overload = { event: 'request_refused', reason: 'overload', status: 503 } as const
const broken = { event: 'request_refused', reason: 'broken', status: 400 } as const

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Refusals with the lines that they make, each with the request that it is written for, and how many were counted without one. */
function watched() {
  const lines: (LogEvent & { for?: string })[] = []
  const counted: string[] = []
  const refusals = createRefusals({
    record: (_, line) => void lines.push({ ...line, for: currentRequest() }),
    count: ({ event }) => void counted.push(event),
  })
  const refuse = (id: string, refusal: Parameters<typeof refusals.tell>[0] = overload) =>
    withinRequest(id, () => refusals.tell(refusal))
  return { lines, counted, refusals, refuse }
}

test('the first refusal is told at once, and a thousand more in one line for each ten seconds', () => {
  const { lines, counted, refuse } = watched()
  refuse('AAAA-AAAA')
  expect(lines).toEqual([{ ...overload, for: 'AAAA-AAAA' }])

  for (let count = 0; count < 1_000; count += 1) refuse(`${count}`)
  expect(lines).toHaveLength(1)
  vi.advanceTimersByTime(10_000)
  expect(lines.slice(1)).toEqual([
    { ...overload, event: 'repeated', of: 'request_refused', count: 1_000, seconds: 10, for: 'AAAA-AAAA' },
  ])
  expect(counted).toHaveLength(1_000)
})

test('each is told the id by which the log knows it', () => {
  const { lines, refuse } = watched()
  expect([refuse('AAAA-AAAA'), refuse('BBBB-BBBB')]).toEqual(['AAAA-AAAA', 'AAAA-AAAA'])
  vi.advanceTimersByTime(10_000)
  expect(refuse('CCCC-CCCC')).toBe('AAAA-AAAA')
  vi.advanceTimersByTime(20_000)
  expect(refuse('DDDD-DDDD')).toBe('DDDD-DDDD')
  expect(lines.map((line) => line.for)).toEqual(['AAAA-AAAA', 'AAAA-AAAA', 'AAAA-AAAA', 'DDDD-DDDD'])
})

test('a kind keeps no other one from being told', () => {
  const { lines, refuse } = watched()
  refuse('AAAA-AAAA')
  refuse('BBBB-BBBB', broken)
  expect(lines.map((line) => line.for)).toEqual(['AAAA-AAAA', 'BBBB-BBBB'])
})

test('what no line has told of yet is told before the end, and once', () => {
  const { lines, refusals, refuse } = watched()
  for (let count = 0; count < 3; count += 1) refuse('AAAA-AAAA')
  vi.advanceTimersByTime(2_500)
  refusals.tellRest()
  refusals.tellRest()
  expect(lines.slice(1)).toMatchObject([{ event: 'repeated', count: 2, seconds: 2.5 }])
})

test('what is no request, such as a connection too many, is summed up as well', () => {
  const { lines, refusals } = watched()
  for (let count = 0; count < 3; count += 1) refusals.tell({ event: 'connections_full', most: 20 })
  vi.advanceTimersByTime(10_000)
  expect(lines).toEqual([
    { event: 'connections_full', most: 20 },
    { event: 'repeated', of: 'connections_full', most: 20, count: 2, seconds: 10 },
  ])
})
