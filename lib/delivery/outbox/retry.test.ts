import { expect, test } from 'vitest'
import { isExhausted, pauseAfter, retryRule } from './retry.ts'

const HOUR = 3_600

test('pauses treble from five seconds to four hours, each a fifth more or less', () => {
  const base = [5, 15, 45, 135, 405, 1_215, 3_645, 10_935, 4 * HOUR, 4 * HOUR]
  base.forEach((seconds, index) => {
    const pauses = Array.from({ length: 200 }, () => pauseAfter(index + 1, retryRule))
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(seconds * 0.8)
    expect(Math.max(...pauses)).toBeLessThanOrEqual(seconds * 1.2 + 0.001)
    expect(new Set(pauses).size).toBeGreaterThan(20)
  })
})

test('a receiver that asks for more time gets it', () => {
  expect(pauseAfter(1, retryRule, 600)).toBeGreaterThanOrEqual(480)
})

test('giving up takes three days and ten attempts', () => {
  expect(isExhausted({ attempts: 9, triedForSeconds: 100 * HOUR }, retryRule)).toBe(false)
  expect(isExhausted({ attempts: 30, triedForSeconds: 72 * HOUR - 1 }, retryRule)).toBe(false)
  expect(isExhausted({ attempts: 10, triedForSeconds: 72 * HOUR }, retryRule)).toBe(true)
})

test('trying as the rule says goes on for three days at least before it is given up', () => {
  let seconds = 0
  let attempts = 1
  for (; !isExhausted({ attempts, triedForSeconds: seconds }, retryRule); attempts++)
    seconds += pauseAfter(attempts, retryRule)

  expect(seconds / HOUR).toBeGreaterThanOrEqual(72)
  expect(seconds / HOUR).toBeLessThan(78)
})
