import { expect, test } from 'vitest'
import { firstSeen } from './first-seen.ts'

test('what was told once is not told again, and what is new still is', () => {
  const fresh = firstSeen()
  expect(fresh(['noa', 'noa', 'regadd'])).toEqual(['noa', 'regadd'])
  expect(fresh(['noa'])).toEqual([])
  expect(fresh(['noa', 'mobileno'])).toEqual(['mobileno'])
})

test('the memory of what was told has an end', () => {
  const fresh = firstSeen()
  fresh(Array.from({ length: 10_000 }, (_, index) => `path${index}`))
  expect(fresh(['one-more'])).toEqual([])
})
