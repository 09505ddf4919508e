import { describe, expect, test } from 'vitest'
import type { Person } from '@/lib/myinfo/person.ts'
import { everything } from '../products/everything.ts'
import { specimenCard } from '../products/specimens/card.ts'
import type { TypedAnswers } from '../stores.ts'
import { decidingPart, eligibilityNotes, ineligible } from './eligibility.ts'

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
])('there is nothing to tell where no birthday can be read (%j)', (typed) => {
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

describe('somebody who cannot have a product', () => {
  const none: TypedAnswers = {}
  test.each([
    ['2010-10-28', '2031-10-28'],
    ['2012-02-29', '2033-03-01'],
    ['2010-10', '2031-10'],
    ['2010', '2031'],
  ])('was born on %s and can have a card from %s', (born, from) => {
    const person = { dateOfBirth: present(born) }
    expect(ineligible({ product: specimenCard, person, typed: none, today })).toEqual({
      kind: 'under-age',
      field: 'dateOfBirth',
      age: 21,
      from,
    })
  })

  test('may have typed the date that decides', () => {
    const typed = { 'dateOfBirth-day': '24', 'dateOfBirth-month': '11', 'dateOfBirth-year': '2005' }
    expect(ineligible({ product: specimenCard, typed, today })).toMatchObject({ from: '2026-11-24' })
  })

  test('has a pass that Myinfo says is not live', () => {
    const person = { passStatus: present('CANCELLED') }
    expect(ineligible({ product: specimenCard, person, typed: none, today })).toEqual({
      kind: 'pass-ended',
      field: 'passStatus',
    })
  })

  test('is nobody whose pass is only past its date, since its renewal may be under way', () => {
    const person = { passExpiry: present('2026-11-01'), dateOfBirth: present('1990-01-01') }
    expect(ineligible({ product: specimenCard, person, typed: none, today })).toBeUndefined()
  })

  test('leaves us the value that decides and nothing else', () => {
    const person = { dateOfBirth: present('2010-10-28'), name: present('TAN'), passStatus: present('LIVE') }
    const refusal = ineligible({ product: specimenCard, person, typed: none, today })
    expect(refusal && decidingPart(person, refusal)).toEqual({ dateOfBirth: present('2010-10-28') })
  })
})
