import { expect, test } from 'vitest'
import { stepsLeft, workingDay } from './next-steps.tsx'

const friday = Date.parse('2026-11-20T09:00:00+08:00')

test('no working days later is the same day in Singapore', () => {
  expect(workingDay(Date.parse('2026-11-20T00:30:00+08:00'), 0)).toBe('2026-11-20')
})

test('the day in Singapore counts, not the day in London', () => {
  expect(workingDay(Date.parse('2026-11-23T23:30:00Z'), 0)).toBe('2026-11-24')
})

test('a weekend is stepped over', () => {
  expect(workingDay(friday, 1)).toBe('2026-11-23')
  expect(workingDay(friday, 6)).toBe('2026-11-30')
})

test('an application sent on a Saturday is worked on from Monday', () => {
  expect(workingDay(Date.parse('2026-11-21T12:00:00+08:00'), 1)).toBe('2026-11-23')
})

test('after a decision only what waited for a yes still happens, and without a condition', () => {
  const what = { en: 'x', zh: 'x', ms: 'x', ta: 'x' }
  const steps = [
    { day: 0, what },
    { day: 5, what, ifApproved: true },
  ] as const
  expect(stepsLeft(steps, 'received')).toEqual(steps)
  expect(stepsLeft(steps, 'accepted')).toEqual([{ day: 5, what }])
  for (const status of ['question', 'declined'] as const) expect(stepsLeft(steps, status)).toEqual([])
})
