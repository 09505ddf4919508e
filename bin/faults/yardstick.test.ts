import { afterEach, expect, test, vi } from 'vitest'
import { startYardstick } from './yardstick.ts'

afterEach(() => void vi.useRealTimers())

/** A machine where each millisecond of work takes so long; and how slow it is found to be after some seconds. */
function foundOn(slowness: () => number): number {
  vi.useFakeTimers()
  let [wall, used] = [0, 0]
  const cpu = () => {
    used += 1
    wall += slowness()
    return used
  }
  const yardstick = startYardstick({ wall: () => wall, cpu })
  vi.advanceTimersByTime(10_000)
  // Time in which nothing is measured, as while an answer hangs, is nobody's slowness.
  wall += 60_000
  return yardstick.stop()
}

test.each([
  ['a machine that has nothing else to do', () => 1, 1],
  ['one whose time others take half of', () => 2, 2],
  ['one that counts more CPU than time, in threads beside', () => 0.5, 1],
  ['one that hardly gets on', () => 1_000, 6],
])('%s is found to be as slow as it is', (_, slowness, found) => {
  expect(foundOn(slowness)).toBeCloseTo(found, 1)
})

test('a stall of a moment makes no slow machine', () => {
  let calls = 0
  expect(foundOn(() => (calls++ === 50 ? 30 : 1))).toBeLessThan(1.3)
})
