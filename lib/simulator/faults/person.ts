import { isObject } from '../web/json.ts'
import type { PersonFault } from './fault.ts'

type Members = Record<string, unknown>
type Row = [name: string, what: string, change: (person: Members) => Members]

const UNAVAILABLE = { classification: 'C', source: '1', lastupdated: '2026-10-01', unavailable: true }
const STRINGS = [
  "O'Brien <b>bold</b>",
  '陈小明',
  'அன்பு',
  '\u202Eesrever',
  'n\u0000ul',
  'e\u0301\u0323',
  '\u{1F600}',
  'x'.repeat(200),
]

const rows: Row[] = [
  ['all-unavailable', 'with every item unavailable', (person) => changeItems(person, () => UNAVAILABLE)],
  ['first-unavailable', 'with the first item unavailable', (person) => changeFirst(person, () => UNAVAILABLE)],
  ['first-missing', 'without the first item that was granted', dropFirst],
  ['empty', 'with no item at all', () => ({})],
  [
    'not-applicable',
    'with every value empty and source 3',
    (person) => changeItems(person, () => ({ ...item(''), source: '3' })),
  ],
  ['null-items', 'with null in place of every item', (person) => changeItems(person, () => null)],
  ['null-values', 'with null in place of every value', (person) => changeItems(person, () => item(null))],
  ['wrong-types', 'with a number in place of every item', (person) => changeItems(person, () => 7)],
  ['list-items', 'with a list in place of every item', (person) => changeItems(person, (value) => [value])],
  ['unknown-codes', 'with codes that no list knows', (person) => changeItems(person, addUnknownCode)],
  [
    'impossible-dates',
    'with 31 February for every date',
    (person) => changeText(person, (text) => (isDate(text) ? '2026-02-31' : text)),
  ],
  ['unknown-members', 'with a member that nobody knows in every item', (person) => changeItems(person, addMember)],
  ['more-than-asked', 'with items that were not asked for', addUnasked],
  ['hostile-strings', 'with markup, NUL, right-to-left and other scripts in its texts', makeHostile],
  ['very-large', 'with twenty copies of every record, and 200 CPF rows', grow],
  [
    'proto',
    'with an item named __proto__',
    (person) => JSON.parse(`{"__proto__":{"polluted":true},${JSON.stringify(person).slice(1)}`),
  ],
]

/** Persons as agencies at their worst might deliver them. */
export const personFaults: readonly PersonFault[] = rows.map(([name, what, person]) => ({
  kind: 'person',
  name: `person-${name}`,
  says: `The person is delivered ${what}.`,
  person,
}))

function item(value: unknown): Members {
  return { value, classification: 'C', source: '1', lastupdated: '2026-10-01' }
}

function changeItems(person: Members, change: (value: unknown) => unknown): Members {
  return Object.fromEntries(Object.entries(person).map(([name, value]) => [name, change(value)]))
}

function changeFirst(person: Members, change: (value: unknown) => unknown): Members {
  const [first] = Object.keys(person)
  return first === undefined ? person : { ...person, [first]: change(person[first]) }
}

function dropFirst(person: Members): Members {
  return Object.fromEntries(Object.entries(person).slice(1))
}

function addUnknownCode(value: unknown): unknown {
  return isObject(value) && 'code' in value ? { ...value, code: 'ZZ9', desc: 'NEW KIND' } : value
}

function addMember(value: unknown): unknown {
  return isObject(value) ? { ...value, novelty: { value: 1 } } : value
}

function addUnasked(person: Members): Members {
  return {
    passportnumber: item('K0000000E'),
    race: { ...item(''), code: 'EU', desc: 'EURASIAN' },
    cpfsecret: item(1),
    ...person,
  }
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text)
}

/** Changes every text of the person, but not the envelopes around it. */
function changeText(value: Members, change: (text: string) => string): Members {
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, changeInner(name, inner, change)]))
}

function changeInner(name: string, value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return ['value', 'desc', 'line1', 'line2'].includes(name) ? change(value) : value
  if (Array.isArray(value)) return value.map((inner) => changeInner(name, inner, change))
  return isObject(value) ? changeText(value, change) : value
}

function makeHostile(person: Members): Members {
  let count = 0
  return changeText(person, (text) => {
    if (isDate(text)) return text
    count += 1
    return STRINGS[count % STRINGS.length] ?? text
  })
}

function grow(person: Members): Members {
  return changeItems(person, (value) => {
    if (Array.isArray(value)) return Array.from({ length: 20 }, () => value).flat()
    if (isObject(value) && Array.isArray(value.history)) return { ...value, history: fill(value.history, 200) }
    return value
  })
}

function fill(list: readonly unknown[], length: number): unknown[] {
  return list.length === 0 ? [] : Array.from({ length }, (_, index) => list[index % list.length])
}
