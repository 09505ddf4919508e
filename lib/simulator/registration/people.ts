import { createHash } from 'node:crypto'
import type { Persona } from '../personas/persona.ts'
import { isObject } from '../web/json.ts'
import {
  checkMembers,
  createFileFaults,
  explainUnknown,
  type FileFaults,
  flag,
  type MemberRules,
  text,
} from './members.ts'

/** People of one's own, and whether the gallery stands behind them. */
export interface People {
  people: Persona[]
  gallery: boolean
}

const rules: MemberRules = {
  id: { is: isUuid, says: 'must be a UUID', isOptional: true },
  nricOrFin: text,
  name: text,
  title: { ...text, isOptional: true },
  story: { ...text, isOptional: true },
  account: {
    is: (value) => value === 'standard' || value === 'foreign',
    says: 'is "standard" or "foreign"',
    isOptional: true,
  },
  hasFace: flag,
  person: { is: isObject, says: 'must be an object with an item for each data item: { "name": { "value": … } }' },
}

const members = { people: true, gallery: true }

/**
 * Reads people from JSON: `{ "people": [...], "gallery": false }`, or an array of them. The gallery follows them unless
 * it is switched off.
 *
 * Throws a `TypeError` that names every member at fault, one a line, and never a value of a person.
 */
export function parsePeople(value: unknown): People {
  const list = isObject(value) ? value.people : value
  if (!Array.isArray(list)) throw new TypeError('people must be an array, or an object with "people"')
  const faults = createFileFaults()
  if (isObject(value)) checkFile(value, faults)
  const people = list.flatMap((person, index) => readPersona(person, `people[${index}]`, faults))
  const ids = new Set(people.map(({ id }) => id))
  if (ids.size !== people.length) faults.add('people', 'has two people of the same id or nricOrFin')
  faults.throwIfAny()
  return { people, gallery: !isObject(value) || value.gallery !== false }
}

function checkFile(file: Record<string, unknown>, faults: FileFaults): void {
  for (const name of Object.keys(file)) {
    if (!(name in members)) faults.add(`"${name}"`, explainUnknown(name, members))
  }
  if (file.gallery !== undefined && !flag.is(file.gallery)) faults.add('gallery', flag.says)
}

function readPersona(value: unknown, at: string, faults: FileFaults): Persona[] {
  const before = faults.all().length
  if (!checkMembers(value, { at, rules, faults })) return []
  const { person } = value
  if (isObject(person)) checkItems(person, at, faults)
  if (!isObject(person) || faults.all().length > before) return []
  const nricOrFin = String(value.nricOrFin)
  return [
    {
      id: typeof value.id === 'string' ? value.id : buildId(nricOrFin),
      nricOrFin,
      name: String(value.name),
      title: String(value.title ?? value.name),
      story: String(value.story ?? 'From your own file.'),
      account: value.account === 'foreign' ? 'foreign' : 'standard',
      hasFace: value.hasFace !== false,
      person,
    },
  ]
}

/** Items are objects, or lists of them; what is inside is delivered as it stands, right or wrong. */
function checkItems(person: Record<string, unknown>, at: string, faults: FileFaults): void {
  for (const [name, item] of Object.entries(person)) {
    const isItem = isObject(item) || (Array.isArray(item) && item.every(isObject))
    if (!isItem) faults.add(`${at}.person.${name}`, 'must be an object, or a list of objects')
  }
}

function isUuid(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
}

/** The same number gives the same `sub` at each start. */
function buildId(nricOrFin: string): string {
  const hex = createHash('sha256').update(`own person ${nricOrFin}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
