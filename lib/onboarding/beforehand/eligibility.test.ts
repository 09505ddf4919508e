import { expect, test } from 'vitest'
import type { Person } from '@/lib/myinfo/person.ts'
import { everything } from '../products/everything.ts'
import { specimenCard } from '../products/specimens/card.ts'
import type { TypedAnswers } from '../stores.ts'
import { eligibilityNotes } from './eligibility.ts'

const today = '2026-11-23'

function notesOf({
  person,
  typed = {},
  product = specimenCard,
}: {
  person?: Person
  typed?: TypedAnswers
  product?: typeof specimenCard
}) {
  return eligibilityNotes({ product, person, typed, today })
}

function present(value: string) {
  return { state: 'present', value, source: 'government' } as const
}

test.each(['2005-11-24', '2010-01-01', '2006'])('someone born on %s is too young for a card', (birth) => {
  expect(notesOf({ person: { dateOfBirth: present(birth) } })).toEqual([{ kind: 'under-age', age: 21 }])
})

test.each(['2005-11-23', '2005', '2005-11', '1960-01-01'])(
  'someone born on %s is not told to be too young',
  (birth) => {
    expect(notesOf({ person: { dateOfBirth: present(birth) } })).toEqual([])
  },
)

test('a date that was typed counts as well', () => {
  const typed = { 'dateOfBirth-day': '24', 'dateOfBirth-month': '11', 'dateOfBirth-year': '2005' }
  expect(notesOf({ typed })).toEqual([{ kind: 'under-age', age: 21 }])
})

test('a date that was typed does not count against the one that Myinfo has', () => {
  const typed = { 'dateOfBirth-day': '24', 'dateOfBirth-month': '11', 'dateOfBirth-year': '2015' }
  expect(notesOf({ person: { dateOfBirth: present('1990-01-01') }, typed })).toEqual([])
})

test.each<TypedAnswers>([
  {},
  { 'dateOfBirth-year': '2015' },
  { 'dateOfBirth-day': '31', 'dateOfBirth-month': '2', 'dateOfBirth-year': '2015' },
])('no birthday that can be read (%j) is nothing to tell', (typed) => {
  expect(notesOf({ typed })).toEqual([])
})

test('a product without a minimum age tells nobody', () => {
  expect(notesOf({ person: { dateOfBirth: present('2020-01-01') }, product: everything })).toEqual([])
})

test.each(['2026-11-22', '2026-10', '2025'])('a pass that expired on %s is told', (date) => {
  expect(notesOf({ person: { passExpiry: present(date) } })).toEqual([{ kind: 'pass-expired', date }])
})

test.each(['2026-11-23', '2026-11', '2026', '2030-01-01'])('a pass until %s is not told', (date) => {
  expect(notesOf({ person: { passExpiry: present(date) } })).toEqual([])
})

test.each(['unavailable', 'not-applicable'] as const)('a pass date that is %s is nothing to tell', (state) => {
  expect(notesOf({ person: { passExpiry: { state }, dateOfBirth: { state } } })).toEqual([])
})
