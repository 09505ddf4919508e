import { expect, test, vi } from 'vitest'
import { fetchHandedOver, handOver } from './handed-over.ts'

const read = { session: { id: 'session', createdAt: 0, expiresAt: 1 } }

test('what was read for a page is fetched by its name, once', () => {
  const [one, other] = [handOver(read), handOver({})]

  expect(fetchHandedOver(one)).toBe(read)
  expect(fetchHandedOver(one)).toBeUndefined()
  expect(fetchHandedOver(other)).toEqual({})
})

test('what no page fetches is dropped after five seconds', () => {
  vi.useFakeTimers()
  try {
    const name = handOver(read)
    vi.advanceTimersByTime(5_000)
    expect(fetchHandedOver(name)).toBeUndefined()
  } finally {
    vi.useRealTimers()
  }
})

test('nothing is fetched by a name that nobody was given', () => {
  handOver(read)
  for (const name of ['', 'x', '__proto__']) expect(fetchHandedOver(name)).toBeUndefined()
})
