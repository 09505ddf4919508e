import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Attribute } from './attribute.ts'
import { attributes } from './catalogue.ts'
import { formatValue } from './format/format.ts'
import { isLocked } from './lock.ts'
import { isObject, type WireObject } from './parse/wire.ts'
import { parsePerson } from './parse-person.ts'
import type { PersonValue } from './person.ts'
import { mockpassPersonas } from './testing/personas.ts'

const names = attributes.map(({ name }) => name)
const wording = { language: 'en', yes: 'Yes', no: 'No' } as const
const states = ['present', 'unavailable', 'not-applicable']

/** Words of the wire, so that random JSON gets past the first member. */
const word = fc.constantFrom(
  ...['value', 'code', 'desc', 'source', 'unavailable', 'lastupdated', 'type', 'history', 'noas', 'classes', 'address'],
  ...['line1', 'nbr', 'oa', 'qdl', 'country', '__proto__', 'constructor', 'toString', 'length'],
)
const leaf = fc.oneof(
  fc.constantFrom('1', '2', '3', '4', true, null, '', 'NA', '-', 'Y', '2026-02-30', 'Unformatted', -0, 1e308),
  fc.string({ unit: 'binary' }),
  fc.double({ noNaN: true }),
)
const wireJson = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    leaf,
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(word, fc.string()), tie('node'), { maxKeys: 6 }),
  ),
})).node

const wirePerson = fc.dictionary(fc.constantFrom(...attributes.map(({ wire }) => wire), '__proto__', 'x'), wireJson)

/** As a parser would hand it over: no shared parts, no odd prototypes, `__proto__` an ordinary member. */
function delivered(json: unknown): unknown {
  return JSON.parse(JSON.stringify(json))
}

function checkPerson(wire: unknown) {
  const { person, faults } = parsePerson(wire, names)
  const known = faults.every((path) => path === 'person' || /^[a-z]+[a-z0-9.[\]+-]*$/.test(path))
  const sound = attributes.every((attribute) => isSound(attribute, person[attribute.name]))
  expect({ names: Object.keys(person), known, sound }).toEqual({ names, known: true, sound: true })
  return person
}

function isSound(attribute: Attribute, value: PersonValue | undefined): boolean {
  if (value?.state !== 'present') return value !== undefined && states.includes(value.state)
  const text = formatValue(attribute.shape, value.value, wording)
  return typeof text === 'string' && (value.source === 'government' || !isLocked(attribute, value))
}

describe('whatever the JSON', { timeout: 60_000 }, () => {
  test('a person comes out with exactly the attributes asked for, and can be shown', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), wireJson, wirePerson), (json) => {
        checkPerson(delivered(json))
      }),
      { numRuns: 1000 },
    )
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  test('an attribute that was not asked for never comes out', () => {
    fc.assert(
      fc.property(wirePerson, fc.subarray(names, { minLength: 1 }), (wire, asked) => {
        expect(Object.keys(parsePerson(delivered(wire), asked).person)).toEqual(asked)
      }),
      { numRuns: 300 },
    )
  })

  test('a fault tells nothing of what stood there', () => {
    const secret = 'S1234567D'
    fc.assert(
      fc.property(fc.constantFrom(...attributes), fc.constantFrom('value', 'code', secret), (attribute, member) => {
        const items = [{ [member]: { [secret]: secret } }, [secret], { history: [{ date: secret }] }, secret]
        const faults = items.flatMap((item) => parsePerson({ [attribute.wire]: item }, names).faults)
        expect(faults.join()).not.toContain(secret)
      }),
    )
  })

  test('a government lock needs a government source', () => {
    fc.assert(
      fc.property(wirePerson, (wire) => {
        const json = JSON.stringify(wire)
          .replaceAll('"1"', '"2"')
          .replace(/"source":1\b/g, '"source":2')
        const { person } = parsePerson(JSON.parse(json), names)
        const locked = attributes.filter((attribute) =>
          isLocked(attribute, person[attribute.name] ?? { state: 'unavailable' }),
        )
        expect(locked).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

describe('a persona with something changed', { timeout: 60_000 }, () => {
  const personas = mockpassPersonas().map(({ wire }) => ({ wire, before: parsePerson(wire, names).person }))

  /** Replaces what lies at a path of member numbers, however deep the path reaches. */
  function mutate(json: unknown, path: readonly number[], replacement: unknown): unknown {
    const [step, ...rest] = path
    const keys = Array.isArray(json) || isObject(json) ? Object.keys(json) : []
    const key = keys[(step ?? 0) % Math.max(1, keys.length)]
    if (step === undefined || key === undefined) return replacement
    if (Array.isArray(json))
      return json.map((inner, at) => (String(at) === key ? mutate(inner, rest, replacement) : inner))
    return isObject(json) ? { ...json, [key]: mutate(json[key], rest, replacement) } : replacement
  }

  test('is read, and keeps every attribute that was not touched', () => {
    const path = fc.array(fc.nat(60), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(
        fc.constantFrom(...personas),
        path,
        wireJson,
        ({ wire, before }, [first = 0, ...rest], replacement) => {
          const touched = Object.keys(wire)[first % Object.keys(wire).length] ?? ''
          const changed: WireObject = { ...wire, [touched]: mutate(wire[touched], rest, delivered(replacement)) }
          const after = checkPerson(changed)
          const untouched = attributes.filter((attribute) => attribute.wire !== touched).map(({ name }) => name)
          const changes = untouched.filter((name) => JSON.stringify(after[name]) !== JSON.stringify(before[name]))
          expect(changes).toEqual([])
        },
      ),
      { numRuns: 500 },
    )
  })
})
