import { describe, expect, test } from 'vitest'
import { attributeScopes, buildPersonas, findPersona, type Persona, personas, personInfo } from './index.ts'
import { buildIdentityNumber } from './records/identity.ts'

const everything = personas[0]
const october = buildPersonas(new Date('2026-10-31T17:00:00Z'))

function named(title: string, gallery: readonly Persona[] = personas): Persona {
  const found = gallery.find((persona) => persona.title === title)
  if (found === undefined) throw new Error(`no persona is titled ${title}`)
  return found
}

function record(persona: Persona, name: string): Record<string, unknown> {
  const value = persona.person[name]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${name} is not an item`)
  return { ...value }
}

describe('the gallery', () => {
  test('ids, numbers, names and titles are each used once', () => {
    for (const key of ['id', 'nricOrFin', 'name', 'title'] as const) {
      expect(new Set(personas.map((persona) => persona[key])).size).toBe(personas.length)
    }
  })

  test('ids are UUIDs and the same after a restart', () => {
    for (const { id } of personas)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(october.map(({ id }) => id)).toEqual(personas.map(({ id }) => id))
  })

  test('check letters are right', () => {
    const numbers = personas.map(({ nricOrFin }) => nricOrFin)
    expect(numbers).toContain('T9990001B')
    for (const number of numbers) expect(number.at(-1)).toBe(checkLetter(number))
  })

  test('check letters agree with numbers that are widely printed as samples', () => {
    expect(buildIdentityNumber('S', 1111111)).toBe('S1111111D')
    expect(buildIdentityNumber('F', 1612347)).toBe('F1612347K')
    expect(buildIdentityNumber('G', 1612350)).toBe('G1612350T')
  })

  test('each story is one sentence', () => {
    for (const { story } of personas) expect(story).toMatch(/^[A-Z].+[^.]\.$/)
  })

  test('a persona is found by its id and by its number', () => {
    const minor = named('A minor, 16 years old')
    expect(findPersona(minor.id)).toBe(minor)
    expect(findPersona(minor.nricOrFin)).toBe(minor)
    expect(findPersona('T0000000X')).toBe(undefined)
  })

  test('the long name fills the 66 letters that Myinfo allows', () => {
    expect(named('A very long name').name).toHaveLength(66)
  })
})

describe('records', () => {
  test('every persona with a profile holds every item of the catalogue, save the one with gaps', () => {
    const items = new Set(attributeScopes.map((scope) => scope.split('.')[0]))
    const complete = personas.filter(({ account, title }) => account === 'standard' && !title.includes('missing'))
    for (const { person } of complete) expect(Object.keys(person).sort()).toEqual([...items].sort())
  })

  test('every scope of the catalogue, save that of a retirement account, finds a value on the citizen with everything', () => {
    const missing = attributeScopes.filter((scope) => everything && !reaches(everything.person, scope.split('.')))
    expect(missing).toEqual(['cpfbalances.ra'])
  })

  test('contributions span fifteen months, with more rows than months and in no order', () => {
    const { history } = record(named('Citizen with everything'), 'cpfcontributions')
    const months = Array.isArray(history) ? history.map(({ month }) => month.value) : []
    expect(months).toHaveLength(18)
    expect(new Set(months).size).toBe(15)
    expect(months).not.toEqual([...months].sort())
    expect(months).not.toEqual([...months].sort().reverse())
  })

  test('dates follow the day in Singapore on which the gallery is built', () => {
    expect(record(named('Work pass about to expire', october), 'passexpirydate').value).toBe('2026-11-20')
    expect(record(named('A minor, 16 years old', october), 'dob').value).toBe('2010-10-02')
    expect(record(named('Citizen with everything', october), 'noa').yearofassessment).toEqual({ value: '2026' })
  })

  test('what does not apply to a foreigner is empty and of source 3', () => {
    expect(record(named('S Pass holder'), 'residentialstatus')).toEqual({
      code: '',
      desc: '',
      classification: 'C',
      source: '3',
      lastupdated: '',
    })
  })

  test('an unavailable item holds nothing beside its envelope', () => {
    expect(named('Everything unavailable').person.name).toEqual({
      classification: 'C',
      source: '1',
      lastupdated: '',
      unavailable: true,
    })
  })
})

describe('what scopes let through', () => {
  const person = named('Citizen with everything')

  test('nothing is kept that was not asked for', () => {
    expect(Object.keys(personInfo(person, ['openid', 'name', 'uinfin']))).toEqual(['name', 'uinfin'])
  })

  test('a leaf of a split group comes with its own envelope', () => {
    expect(personInfo(person, ['cpfbalances.oa'])).toEqual({
      cpfbalances: { oa: { value: 152330.42, classification: 'C', source: '1', lastupdated: '2026-10-01' } },
    })
  })

  test('a leaf of a list is kept in every record, with the envelope of the record', () => {
    const envelope = { classification: 'C', source: '1', lastupdated: '2026-10-01' }
    expect(personInfo(person, ['childrenbirthrecords.name'])).toEqual({
      childrenbirthrecords: [
        { name: { value: 'LEE AN EXAMPLE' }, ...envelope },
        { name: { value: 'LEE JUN EXAMPLE' }, ...envelope },
        envelope,
      ],
    })
  })

  test('leaves at three levels are joined under one parent', () => {
    const info = personInfo(person, [
      'drivinglicence.qdl.classes',
      'drivinglicence.qdl.validity',
      'drivinglicence.comstatus',
    ])
    expect(info).toEqual({
      drivinglicence: {
        comstatus: { code: 'Y', desc: 'ELIGIBLE' },
        qdl: {
          validity: { code: 'V', desc: 'VALID' },
          classes: [
            { class: { value: '2B' }, issuedate: { value: '2012-03-09' } },
            { class: { value: '3' }, issuedate: { value: '2010-11-30' } },
          ],
        },
        classification: 'C',
        source: '1',
        lastupdated: '2026-10-01',
      },
    })
  })

  test('a bare parent brings all of it, and makes its leaves superfluous', () => {
    expect(personInfo(person, ['vehicles', 'vehicles.make'])).toEqual({ vehicles: person.person.vehicles })
  })

  test('the flag of an unavailable parent survives a dotted scope', () => {
    const info = personInfo(named('Everything unavailable'), ['cpfbalances.oa', 'hdbownership.address'])
    const flagged = { classification: 'C', source: '1', lastupdated: '', unavailable: true }
    expect(info).toEqual({ cpfbalances: flagged, hdbownership: [flagged] })
  })

  test('names of object internals find nothing', () => {
    expect(personInfo(person, ['__proto__', 'constructor', 'name.__proto__', 'toString'])).toEqual({
      name: { classification: 'C', source: '1', lastupdated: '2026-10-01' },
    })
  })
})

function reaches(source: unknown, [head, ...rest]: string[]): boolean {
  if (head === undefined) return source !== undefined
  if (Array.isArray(source)) return source.some((element) => reaches(element, [head, ...rest]))
  if (typeof source !== 'object' || source === null) return false
  return Object.hasOwn(source, head) && reaches(Object.entries(source).find(([name]) => name === head)?.[1], rest)
}

// The rule as it is usually published, written a second time.
function checkLetter(number: string): string {
  const [d1, d2, d3, d4, d5, d6, d7] = [...number.slice(1, 8)].map(Number)
  const sum =
    2 * (d1 ?? 0) + 7 * (d2 ?? 0) + 6 * (d3 ?? 0) + 5 * (d4 ?? 0) + 4 * (d5 ?? 0) + 3 * (d6 ?? 0) + 2 * (d7 ?? 0)
  if (number.startsWith('M')) return 'KLJNPQRTUWX'[10 - ((sum + 3) % 11)] ?? ''
  const shifted = sum + (/^[TG]/.test(number) ? 4 : 0)
  return (/^[ST]/.test(number) ? 'JZIHGFEDCBA' : 'XWUTRQPNMLK')[shifted % 11] ?? ''
}
