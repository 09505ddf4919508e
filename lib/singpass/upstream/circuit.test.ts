import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type CallEnd, createCircuit } from './circuit.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

const changes: string[] = []

function circuit() {
  changes.length = 0
  return createCircuit({}, ({ endpoint, isOpen }) => changes.push(`${endpoint} ${isOpen ? 'open' : 'closed'}`))
}

function times(count: number, call: () => void): void {
  for (let done = 0; done < count; done += 1) call()
}

test('after five time-outs in a row nobody asks for ten seconds, and every other endpoint is asked as before', () => {
  const { enter } = circuit()
  times(5, () => enter('token')('late'))

  expect(changes).toEqual(['token open'])
  expect(() => enter('token')).toThrow(
    expect.objectContaining({ code: 'unavailable', details: { endpoint: 'token', notAsked: true } }),
  )
  vi.advanceTimersByTime(9_999)
  expect(() => enter('token')).toThrow()
  expect(() => enter('userinfo')).not.toThrow()
})

test('after the pause one call is let through, and no other beside it', () => {
  const { enter } = circuit()
  times(5, () => enter('token')('late'))
  vi.advanceTimersByTime(10_000)
  const probe = enter('token')

  expect(() => enter('token')).toThrow()
  probe('answered')
  expect(() => enter('token')).not.toThrow()
  expect(changes).toEqual(['token open', 'token closed'])
})

test('a probe that times out begins another pause, and is told of once', () => {
  const { enter } = circuit()
  times(5, () => enter('token')('late'))
  vi.advanceTimersByTime(10_000)
  enter('token')('late')

  expect(() => enter('token')).toThrow()
  vi.advanceTimersByTime(10_000)
  enter('token')('answered')
  expect(changes).toEqual(['token open', 'token closed'])
})

test('a probe that breaks off leaves the next call to see', () => {
  const { enter } = circuit()
  times(5, () => enter('token')('late'))
  vi.advanceTimersByTime(10_000)
  enter('token')('other')

  expect(() => enter('token')).not.toThrow()
})

test.each<[string, CallEnd]>([
  ['an answer between them', 'answered'],
  ['connections that break', 'other'],
])('%s: time-outs that are not in a row, or none, open nothing', (_, end) => {
  const { enter } = circuit()
  times(4, () => enter('par')('late'))
  times(20, () => enter('par')(end))
  if (end === 'answered') times(4, () => enter('par')('late'))

  expect(changes).toEqual([])
})

test('calls that were under way when it opened, and time out after that, do not tell of it again', () => {
  const { enter } = circuit()
  const ends = Array.from({ length: 20 }, () => enter('token'))
  for (const end of ends) end('late')

  expect(changes).toEqual(['token open'])
})
