import { describe, expect, test } from 'vitest'
import { attributes, findAttribute } from './catalogue.ts'
import { isFilledElsewhere, isLocked, lockRule } from './lock.ts'
import type { Person, PersonValue, Source } from './person.ts'

function given(source: Source): PersonValue {
  return { state: 'present', value: 'A', source }
}

describe('a retrieved value', () => {
  const ordinary = attributes.filter(({ alwaysEditable }) => !alwaysEditable)
  const exceptions = attributes.filter(({ alwaysEditable }) => alwaysEditable)

  test.each(ordinary)('of $name is locked when the government vouches for it', (attribute) => {
    expect(isLocked(attribute, given('government'))).toBe(true)
    expect(lockRule(attribute, given('government'))).toBe('verified-by-government')
  })

  test.each(exceptions)('of $name stays editable whatever its source', (attribute) => {
    for (const source of ['government', 'singpass', 'applicant'] as const) {
      expect(isLocked(attribute, given(source))).toBe(false)
      expect(lockRule(attribute, given(source))).toBe('editable-by-catalogue')
    }
  })

  test.each(ordinary)('of $name is editable when the applicant or Singpass is its source', (attribute) => {
    expect([lockRule(attribute, given('applicant')), isLocked(attribute, given('applicant'))]).toEqual([
      'given-by-applicant',
      false,
    ])
    expect([lockRule(attribute, given('singpass')), isLocked(attribute, given('singpass'))]).toEqual([
      'verified-by-singpass',
      false,
    ])
  })

  test.each(attributes)('that is not there leaves $name editable', (attribute) => {
    for (const state of ['unavailable', 'not-applicable'] as const) {
      expect([lockRule(attribute, { state }), isLocked(attribute, { state })]).toEqual(['no-value', false])
    }
  })
})

describe('the type of housing', () => {
  const person: Person = { hdbType: given('government'), housingType: { state: 'unavailable' } }

  test('needs no asking when the other type is there', () => {
    expect(isFilledElsewhere(findAttribute('housingType'), person)).toBe(true)
  })

  test('is asked for when both are missing, or when it is there itself', () => {
    expect(isFilledElsewhere(findAttribute('housingType'), { hdbType: { state: 'unavailable' } })).toBe(false)
    expect(isFilledElsewhere(findAttribute('hdbType'), person)).toBe(false)
    expect(isFilledElsewhere(findAttribute('housingType'), {})).toBe(false)
  })

  test('stands in for no other attribute', () => {
    expect(isFilledElsewhere(findAttribute('name'), person)).toBe(false)
  })
})
