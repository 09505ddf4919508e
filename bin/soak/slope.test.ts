import { expect, test } from 'vitest'
import { quantileOf, slopeOf } from './slope.ts'

function grown(megabytes: (journeys: number) => number) {
  return Array.from({ length: 20 }, (_, index) => ({
    minutes: index,
    journeys: index * 500,
    megabytes: megabytes(index * 500),
    p99: 10,
  }))
}

test('the slope is what a thousand journeys add, whatever the memory began with and however it swings', () => {
  expect(slopeOf(grown(() => 300))).toBe(0)
  expect(slopeOf(grown((journeys) => 300 + journeys / 500))).toBeCloseTo(2)
  expect(slopeOf(grown((journeys) => 300 + ((journeys / 500) % 2) * 20))).toBeLessThan(1)
})

test('of too few samples no slope is told', () => {
  expect(slopeOf(grown(() => 1).slice(0, 2))).toBeNaN()
})

test('a quantile is one of the values, the largest at most', () => {
  expect(quantileOf([5, 1, 3], 0.5)).toBe(3)
  expect(quantileOf([5, 1, 3], 1)).toBe(5)
  expect(quantileOf([], 0.5)).toBeNaN()
})
