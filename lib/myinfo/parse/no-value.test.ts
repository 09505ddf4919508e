import { describe, expect, test } from 'vitest'
import { parsePerson } from '../parse-person.ts'

const envelope = { classification: 'C', source: '4', lastupdated: '2026-03-12' }
const nothing = { person: { one: { state: 'unavailable', updated: '2026-03-12' } }, faults: [] }

function parsed(name: string, wire: string, item: object) {
  const { person, faults } = parsePerson({ [wire]: { ...envelope, ...item } }, [name])
  return { person: { one: person[name] }, faults }
}

const v = (value: string) => ({ value })
const phone = (nbr: string) => ({ prefix: v('+'), areacode: v('65'), nbr: v(nbr) })
const emptyAddress = { type: 'SG', block: v('NA'), street: v('-'), postal: v('N.A.'), country: { code: 'SG' } }

describe('what stands for nothing', () => {
  test.each([
    ['email', 'email', v('NA')],
    ['email', 'email', v(' - ')],
    ['mobileNumber', 'mobileno', phone('NA')],
    ['mobileNumber', 'mobileno', phone('-')],
    ['mobileNumber', 'mobileno', phone(' + ')],
    ['passportNumber', 'passportnumber', v('NIL')],
    ['employer', 'employment', v('N/A')],
    ['occupation', 'occupation', { code: 'NA', desc: 'NA' }],
    ['registeredAddress', 'regadd', emptyAddress],
    ['registeredAddress', 'regadd', { type: 'Unformatted', line1: v('NA'), line2: v('-') }],
    ['aliasName', 'aliasname', v('-')],
  ])('is unavailable, so that it is asked, and no fault: %s as %s %j', (name, wire, item) => {
    expect(parsed(name, wire, item)).toEqual(nothing)
  })

  test.each([
    ['a name may be any word', 'name', 'name', v('NA'), 'NA'],
    ['NA is Namibia', 'nationality', 'nationality', { code: 'NA', desc: 'NA' }, { code: 'NA', description: 'NA' }],
    ['digits of another script', 'mobileNumber', 'mobileno', phone('९१२३'), { areaCode: '65', number: '९१२३' }],
    [
      'one part of an address is one',
      'registeredAddress',
      'regadd',
      { ...emptyAddress, street: v('X ROAD') },
      { street: 'X ROAD', block: 'NA' },
    ],
  ])('is told from a value: %s', (_, name, wire, item, value) => {
    const { one } = parsed(name, wire, item).person
    expect(one?.state === 'present' && (typeof value === 'string' ? one.value : { ...Object(one.value) })).toEqual(
      typeof value === 'string' ? value : expect.objectContaining(value),
    )
  })
})
