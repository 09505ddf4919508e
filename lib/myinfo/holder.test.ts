import { describe, expect, test } from 'vitest'
import { ageOn, passOn } from './holder.ts'
import { parsePerson } from './parse-person.ts'
import type { Person, Value } from './person.ts'
import { mockpassPersonas } from './testing/personas.ts'

function present(value: Value): Person[string] {
  return { state: 'present', value, source: 'government' }
}

describe('an age', () => {
  test.each([
    ['1998-06-06', '2026-06-05', 27, 27],
    ['1998-06-06', '2026-06-06', 28, 28],
    ['2008-02-29', '2026-02-28', 17, 17],
    ['2008-02-29', '2026-03-01', 18, 18],
    ['2026-03-12', '2026-03-12', 0, 0],
    ['1960', '2026-12-30', 65, 66],
    ['1960', '2026-12-31', 66, 66],
    ['1960-05', '2026-04-30', 65, 65],
    ['1960-05', '2026-05-01', 65, 66],
    ['1960-05', '2026-05-31', 66, 66],
    ['2026', '2026-03-12', 0, 0],
  ])('of someone born %s on %s is at least %i and at most %i', (born, day, least, most) => {
    expect(ageOn({ dateOfBirth: present(born) }, day)).toEqual({ least, most })
  })

  test('is unknown without a date of birth, or before it', () => {
    expect(ageOn({}, '2026-03-12')).toBeUndefined()
    expect(ageOn({ dateOfBirth: { state: 'unavailable' } }, '2026-03-12')).toBeUndefined()
    expect(ageOn({ dateOfBirth: present('2026-03-13') }, '2026-03-12')).toBeUndefined()
  })
})

describe('a pass', () => {
  const pass = { passStatus: present('Live'), passExpiry: present('2026-12-31') }

  test('is good until the day it expires', () => {
    expect(passOn(pass, '2026-12-31')).toBe('good')
    expect(passOn(pass, '2027-01-01')).toBe('expired')
  })

  test('that expires in a month or a year is good to its last day', () => {
    expect(passOn({ passExpiry: present('2026-11') }, '2026-11-30')).toBe('good')
    expect(passOn({ passExpiry: present('2026') }, '2026-12-31')).toBe('good')
    expect(passOn({ passExpiry: present('2026') }, '2027-01-01')).toBe('expired')
  })

  test.each(['Cancelled', 'REVOKED', ' lapsed '])('of status %j has ended, whatever its date', (status) => {
    expect(passOn({ ...pass, passStatus: present(status) }, '2026-01-01')).toBe('ended')
  })

  test('of which Myinfo says nothing is unknown', () => {
    expect(passOn({}, '2026-03-12')).toBeUndefined()
    expect(passOn({ passExpiry: { state: 'not-applicable' } }, '2026-03-12')).toBeUndefined()
  })

  test('of every persona of MockPass is told without a fault', () => {
    const passes = mockpassPersonas().map(({ wire }) =>
      passOn(parsePerson(wire, ['passStatus', 'passExpiry']).person, '2026-03-12'),
    )
    expect(new Set(passes)).not.toContain(null)
  })
})
