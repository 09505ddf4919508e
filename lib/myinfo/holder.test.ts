import { describe, expect, test } from 'vitest'
import { ageOn, holderOf, isPassValidOn } from './holder.ts'
import { parsePerson } from './parse-person.ts'
import type { Person, Value } from './person.ts'
import { mockpassPersonas } from './testing/personas.ts'

function present(value: Value): Person[string] {
  return { state: 'present', value, source: 'government' }
}

function status(code: string): Person {
  return { residentialStatus: present({ code, description: '' }) }
}

describe('the kind of person', () => {
  test.each([
    ['C', 'citizen'],
    ['c', 'citizen'],
    ['P', 'permanent-resident'],
    ['A', 'foreigner'],
    ['U', 'unknown'],
    ['N', 'unknown'],
  ])('of residential status %s is %s', (code, holder) => {
    expect(holderOf(status(code))).toBe(holder)
  })

  test('with a pass is a foreigner', () => {
    expect(holderOf({ passType: present({ code: 'SPass', description: 'S Pass' }) })).toBe('foreigner')
  })

  test('to whom a residential status does not apply is a foreigner', () => {
    expect(holderOf({ residentialStatus: { state: 'not-applicable' } })).toBe('foreigner')
  })

  test('is unknown where Myinfo says nothing, whatever the first letter of the NRIC or FIN', () => {
    expect(holderOf({})).toBe('unknown')
    expect(holderOf({ nricOrFin: present('G1234567X'), residentialStatus: { state: 'unavailable' } })).toBe('unknown')
    expect(holderOf({ nricOrFin: present('S1234567D') })).toBe('unknown')
  })

  test('is told for every persona of MockPass', () => {
    const holders = mockpassPersonas().map(({ wire }) =>
      holderOf(parsePerson(wire, ['residentialStatus', 'passType']).person),
    )
    const count = (holder: string) => holders.filter((other) => other === holder).length
    expect([count('citizen'), count('permanent-resident'), count('foreigner')]).toEqual([16, 8, 7])
  })
})

describe('an age', () => {
  test.each([
    ['1998-06-06', '2026-06-05', 27],
    ['1998-06-06', '2026-06-06', 28],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2026-03-12', '2026-03-12', 0],
    ['1960', '2026-12-30', 65],
    ['1960', '2026-12-31', 66],
    ['1960-05', '2026-05-30', 65],
    ['1960-05', '2026-05-31', 66],
    ['2026', '2026-03-12', 0],
  ])('of someone born %s on %s is at least %i', (born, day, age) => {
    expect(ageOn({ dateOfBirth: present(born) }, day)).toBe(age)
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
    expect(isPassValidOn(pass, '2026-12-31')).toBe(true)
    expect(isPassValidOn(pass, '2027-01-01')).toBe(false)
  })

  test.each([
    ['LIVE', true],
    ['Approved', true],
    ['Cancelled', false],
  ])('of status %s is good: %s', (passStatus, valid) => {
    expect(isPassValidOn({ ...pass, passStatus: present(passStatus) }, '2026-01-01')).toBe(valid)
  })

  test('without an expiry date is neither good nor bad', () => {
    expect(isPassValidOn({ passStatus: present('Live') }, '2026-01-01')).toBeUndefined()
  })
})
