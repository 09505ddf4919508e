import { expect, test } from 'vitest'
import type { Person } from '@/lib/myinfo/person.ts'
import { itemsOf } from './held.ts'

const person: Person = {
  name: { state: 'present', value: 'CANARY', source: 'government', updated: '2026-01-31' },
  mobileNumber: { state: 'present', value: { prefix: '+', areaCode: '65', number: 'CANARY' }, source: 'applicant' },
  employer: { state: 'unavailable' },
}

test('a person who is not revealed leaves no value, and one who is leaves each of them', () => {
  expect(JSON.stringify(itemsOf(person, { reveal: false }))).not.toContain('CANARY')
  expect(JSON.stringify(itemsOf(person, { reveal: true })).match(/CANARY/g)).toHaveLength(2)
})

test('when an item was updated tells of a person too, and is masked until it is revealed', () => {
  expect(JSON.stringify(itemsOf(person, { reveal: false }))).not.toContain('2026')
  expect(itemsOf(person, { reveal: true })[0]?.updated).toBe('2026-01-31')
})

test('what is not there says so, masked or not', () => {
  for (const reveal of [true, false]) expect(itemsOf(person, { reveal })[2]?.value).toBe('unavailable')
})
