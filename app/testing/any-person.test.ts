import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyPerson, isWithin } from './any-person.ts'

test('a person that was made up at random can be written down as JSON, whatever was done to it', () => {
  fc.assert(
    fc.property(anyPerson, (person) => {
      expect(JSON.stringify(person).length).toBeLessThan(20_000_000)
    }),
    { numRuns: 30 },
  )
})

test('what repeats itself beyond all bounds is measured no further than its bound', () => {
  let json: unknown = 'x'.repeat(20_000)
  for (let times = 0; times < 8; times += 1) json = Array.from({ length: 600 }, () => json)
  expect(isWithin(json, 2_000_000)).toBe(false)
  expect(isWithin({ name: { value: 'TAN' } }, 100)).toBe(true)
})
