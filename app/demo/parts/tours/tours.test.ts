import { expect, test } from 'vitest'
import { toursOf } from './tours.ts'

const minutes: Record<string, number> = { three: 3, five: 5 }
/** Seconds in which the page of a step has come, at a leisurely pace. */
const pause = 3

test.each(toursOf('savings-account'))('"$title" keeps the minutes of its name when it runs by itself', (tour) => {
  const [, word = ''] = /in (\w+) minutes/.exec(tour.title) ?? []
  const steps = tour.steps.length

  expect((steps - 1) * (tour.seconds + pause)).toBeLessThanOrEqual((minutes[word] ?? 0) * 60)
})

test('the tour of failures shows ten, each another, with what is read and what the log says', () => {
  const steps = toursOf('savings-account').find(({ id }) => id === 'failures')?.steps ?? []

  expect(new Set(steps.map(({ act }) => JSON.stringify(act))).size).toBe(10)
  for (const { facts } of steps) expect(facts.map(([, value]) => value)).not.toContain('')
})
