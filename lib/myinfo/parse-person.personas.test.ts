import { describe, expect, test } from 'vitest'
import { attributes, findAttribute } from './catalogue.ts'
import { isLocked } from './lock.ts'
import { isObject, readMember } from './parse/wire.ts'
import { parsePerson } from './parse-person.ts'
import type { Person } from './person.ts'
import { mockpassPersonas } from './testing/personas.ts'

const names = attributes.map(({ name }) => name)
const personas = mockpassPersonas()

/** UINFIN: how many items the government vouches for, how many the applicant, and how many do not apply. */
const expected: { [id: string]: [number, number, number] } = {
  S9812379B: [33, 11, 4],
  S9912370B: [29, 9, 4],
  S9812353I: [22, 4, 4],
  S9912363Z: [25, 8, 4],
  S9912374E: [27, 11, 4],
  S9812382B: [29, 10, 4],
  S6005054F: [24, 6, 4],
  S9912375C: [25, 5, 4],
  S9912366D: [26, 2, 4],
  S9812381D: [35, 10, 4],
  G1612348Q: [22, 7, 14],
  S9812390C: [30, 9, 4],
  G1612350T: [22, 4, 14],
  S6005053H: [25, 3, 4],
  S9912364H: [20, 3, 4],
  S9812346F: [25, 6, 4],
  S9912365F: [26, 5, 4],
  S9912372I: [31, 10, 4],
  G1612353L: [21, 7, 14],
  S9812387C: [28, 8, 4],
  G1612352N: [22, 10, 14],
  F1612351W: [16, 5, 14],
  F1612347K: [23, 8, 14],
  G1612349N: [23, 9, 14],
  S9912369I: [28, 11, 4],
  S6005055D: [26, 9, 4],
  S9812351B: [20, 5, 4],
  S9812385G: [21, 4, 4],
  S9812388A: [24, 2, 4],
  S9812388Z: [26, 3, 4],
  S9812350D: [17, 6, 4],
}

function countStates(person: Person): [number, number, number] {
  const states = Object.values(person).map((value) => (value.state === 'present' ? value.source : value.state))
  const count = (state: string) => states.filter((other) => other === state).length
  return [count('government'), count('applicant'), count('not-applicable')]
}

/** Every text, number and boolean of some JSON, but for envelopes and the type of an address. */
function contents(json: unknown): string[] {
  if (Array.isArray(json)) return json.flatMap(contents)
  if (!isObject(json)) return json === '' || json === null ? [] : [String(json)]
  return Object.entries(json).flatMap(([name, inner]) => (isAside(name, inner) ? [] : contents(inner)))
}

function isAside(name: string, inner: unknown): boolean {
  if (['classification', 'source', 'lastupdated'].includes(name)) return typeof inner === 'string'
  return ['type', 'kind'].includes(name) && ['SG', 'Unformatted', 'parts', 'lines'].some((kind) => kind === inner)
}

/** What an item says beside a lone country or dialling code, which is how an empty one is delivered. */
function substance(item: unknown): string[] {
  if (!isObject(item)) return contents(item)
  const { country, prefix, areacode, ...rest } = item
  return contents(rest)
}

function isMarked(item: unknown): boolean {
  return readMember(item, 'source') === '3' || readMember(item, 'unavailable') === true
}

describe('a persona of MockPass', () => {
  test('is one of thirty-one', () => {
    expect(personas.map(({ id }) => id).toSorted()).toEqual(Object.keys(expected).toSorted())
  })

  test.each(personas)('$id has the expected states, and no fault', ({ id, wire }) => {
    const { person, faults } = parsePerson(wire, names)
    expect(countStates(person)).toEqual(expected[id])
    expect(faults).toEqual([])
  })

  test.each(personas)('$id loses no value on the way', ({ wire }) => {
    const { person } = parsePerson(wire, names)
    for (const { name, wire: wireName } of attributes) {
      const item = wire[wireName]
      const value = person[name]
      if (item === undefined || isMarked(item)) expect(value?.state).not.toBe('present')
      else if (substance(item).length === 0) expect(value?.state).toBe('unavailable')
      else expect(contents(value?.state === 'present' ? value.value : '').toSorted()).toEqual(normal(item).toSorted())
    }
  })

  test.each(personas)('$id has a lock on what the government vouches for, bar the exceptions', ({ wire }) => {
    const { person } = parsePerson(wire, names)
    for (const [name, value] of Object.entries(person)) {
      const source = readMember(wire[findAttribute(name).wire], 'source') ?? '1'
      const exception = [
        'maritalStatus',
        'marriageDate',
        'marriageCertificateNumber',
        'countryOfMarriage',
        'divorceDate',
      ]
      const locked = value.state === 'present' && source === '1' && !exception.includes(name)
      expect([name, isLocked(findAttribute(name), value)]).toEqual([name, locked])
    }
  })
})

/** What is said on the wire, in the words that the parsed person has for a yes and a no. */
function normal(item: unknown): string[] {
  return isObject(item) && item.taxclearance
    ? yesAndNo(item)
    : isObject(item) && item.noas
      ? yesAndNo(item)
      : contents(item)
}

function yesAndNo(item: unknown): string[] {
  return contents(item).map((text) => (text === 'Y' ? 'true' : text === 'N' ? 'false' : text))
}
