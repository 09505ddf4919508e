import { describe, expect, test } from 'vitest'
import { attributes } from './catalogue.ts'
import { parsePerson } from './parse-person.ts'

const envelope = { classification: 'C', source: '1', lastupdated: '2026-03-12' }
const government = { state: 'present', source: 'government', updated: '2026-03-12' }

function parseOne(name: string, wireName: string, item: unknown) {
  const { person, faults } = parsePerson({ [wireName]: item }, [name])
  return { value: person[name], faults }
}

describe('a person', () => {
  test('holds exactly the attributes asked for', () => {
    const wire = { name: { value: 'TAN AH KOW', ...envelope }, sex: { code: 'M', desc: 'MALE', ...envelope }, extra: 1 }
    expect(parsePerson(wire, ['name', 'email', 'name']).person).toEqual({
      name: { ...government, value: 'TAN AH KOW' },
      email: { state: 'unavailable' },
    })
  })

  test.each([null, undefined, [], [[]], 'text', 7, true])('that is no object has nothing available: %j', (wire) => {
    expect(parsePerson(wire, ['name', 'vehicles'])).toEqual({
      person: { name: { state: 'unavailable' }, vehicles: { state: 'unavailable' } },
      faults: ['person'],
    })
  })

  test('takes nothing from a prototype that the JSON brings along', () => {
    const wire = JSON.parse('{"__proto__":{"name":{"value":"X","source":"1"}},"sex":{"__proto__":{"code":"M"}}}')
    expect(parsePerson(wire, ['name', 'sex']).person).toEqual({
      name: { state: 'unavailable' },
      sex: { state: 'unavailable' },
    })
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('name')
  })

  test('takes nothing that it only inherits', () => {
    const wire = Object.create({ name: { value: 'X', source: '1' } })
    expect(parsePerson(wire, ['name']).person).toEqual({ name: { state: 'unavailable' } })
  })

  test('survives nesting ten thousand deep', () => {
    const deep = JSON.parse(`${'[{"value":'.repeat(5000)}1${'}]'.repeat(5000)}`)
    const names = attributes.map(({ name }) => name)
    const wire = Object.fromEntries(attributes.map((attribute) => [attribute.wire, deep]))
    expect(Object.keys(parsePerson(wire, names).person)).toEqual(names)
  })

  test('keeps its good items beside a bad one, and tells only where the bad one is', () => {
    const wire = { name: { value: 'TAN AH KOW', ...envelope }, dob: { value: '1990-02-30', ...envelope } }
    expect(parsePerson(wire, ['name', 'dateOfBirth'])).toEqual({
      person: {
        name: { ...government, value: 'TAN AH KOW' },
        dateOfBirth: { state: 'unavailable', updated: '2026-03-12' },
      },
      faults: ['dob'],
    })
  })

  test('is refused for a name that the table does not have', () => {
    expect(() => parsePerson({}, ['uinfin'])).toThrow('attribute "uinfin" is not in the table')
  })
})

describe('the state of an item', () => {
  test.each([
    ['missing', undefined],
    ['blank', { value: '', ...envelope }],
    ['of spaces only', { value: '  ', ...envelope }],
    ['without members', {}],
  ])('that is %s is unavailable, and no fault', (_, item) => {
    const { value, faults } = parseOne('name', 'name', item)
    expect(value?.state).toBe('unavailable')
    expect(faults).toEqual([])
  })

  test('with a code and words both blank is unavailable', () => {
    expect(parseOne('sex', 'sex', { code: '', desc: '', ...envelope }).value).toEqual({
      state: 'unavailable',
      updated: '2026-03-12',
    })
  })

  test('flagged unavailable is unavailable even beside a value', () => {
    const item = { value: 'TAN AH KOW', ...envelope, unavailable: true }
    expect(parseOne('name', 'name', item).value).toEqual({ state: 'unavailable', updated: '2026-03-12' })
  })

  test('of source 3 is not applicable, blank, flagged or filled', () => {
    const item = { ...envelope, source: '3' }
    const notApplicable = { state: 'not-applicable' }
    expect(parseOne('passType', 'passtype', { ...item, code: '', desc: '' }).value).toEqual(notApplicable)
    expect(parseOne('cpfBalances', 'cpfbalances', { ...item, unavailable: true }).value).toEqual(notApplicable)
    expect(parseOne('marriedName', 'marriedname', { ...item, value: 'LEE' }).value).toEqual(notApplicable)
    expect(parseOne('passStatus', 'passstatus', { value: '', source: 3 }).value).toEqual(notApplicable)
  })

  test('without a date at the source, or with a blank one, names none', () => {
    expect(parseOne('name', 'name', { value: 'A', source: '1', lastupdated: '' }).value).toEqual({
      state: 'present',
      value: 'A',
      source: 'government',
    })
  })

  test.each([
    [' 2026-03-12 ', '2026-03-12'],
    ['2026-03-12T10:00:00', '2026-03-12'],
    ['2026-03-12T20:00:00Z', '2026-03-13'],
    ['2026-03-12T23:00:00+0800', '2026-03-12'],
  ])('dated %j at the source is of the day in Singapore, %s', (lastupdated, updated) => {
    expect(parseOne('name', 'name', { value: 'A', source: '1', lastupdated }).value).toMatchObject({ updated })
  })

  test.each(['2026-02-30', '2026-00-00', '20260312', 20_260_312, 'yesterday', true, ['2026-03-12']])(
    'dated %j, which is no day, names none, and says where it stood',
    (lastupdated) => {
      const { value, faults } = parseOne('name', 'name', { value: 'A', source: '1', lastupdated })
      expect(value).toEqual({ state: 'present', value: 'A', source: 'government' })
      expect(faults).toEqual(['name.lastupdated'])
    },
  )

  test.each([undefined, null, '', ' ', 'NA', '-', {}, { value: '' }])(
    'dated %j has no date, and no fault',
    (lastupdated) => {
      const { value, faults } = parseOne('name', 'name', { value: 'A', source: '1', lastupdated })
      expect(value).not.toHaveProperty('updated')
      expect(faults).toEqual([])
    },
  )

  test('misdated in many rows says so once', () => {
    const make = { value: 'HONDA', source: '1', lastupdated: 'soon' }
    expect(parseOne('vehicles', 'vehicles', [{ make }, { make }]).faults).toEqual(['vehicles[].make.lastupdated'])
  })
})

describe('the source of a value', () => {
  test.each([
    ['1', 'government'],
    [1, 'government'],
    ['2', 'applicant'],
    ['4', 'singpass'],
    ['5', 'applicant'],
    ['', 'applicant'],
    [null, 'applicant'],
    [undefined, 'applicant'],
    [['1'], 'applicant'],
    ['11', 'applicant'],
  ])('%j is read as %s', (source, expected) => {
    expect(parseOne('name', 'name', { value: 'A', source }).value).toMatchObject({ source: expected })
  })

  test('of a bare value that nobody vouches for is the applicant', () => {
    expect(parseOne('name', 'name', 'TAN AH KOW').value).toEqual({
      state: 'present',
      value: 'TAN AH KOW',
      source: 'applicant',
    })
  })
})

describe('a value', () => {
  test.each([
    ["O'Brien <b>"],
    ['S/O @ (ALIAS)'],
    [' leading and trailing '],
    ['NUL \u0000 and \u001b[31m'],
    ['தமிழ் 中文 🙂 עברית'],
    ['e\u0301'],
    ['__proto__'],
  ])('comes out exactly as delivered: %j', (value) => {
    expect(parseOne('name', 'name', { value, ...envelope }).value).toEqual({ ...government, value })
  })

  test('of five thousand letters comes out exactly as delivered', () => {
    const value = 'X'.repeat(5_000)
    expect(parseOne('name', 'name', { value, ...envelope }).value).toEqual({ ...government, value })
  })
})
