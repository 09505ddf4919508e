import type { Attribute } from './attribute.ts'
import { findAttribute } from './catalogue.ts'
import { parseEnvelope } from './parse/envelope.ts'
import { type Notes, parseShape } from './parse/shape.ts'
import { isObject, readMember } from './parse/wire.ts'
import type { Person, PersonValue, Source } from './person.ts'

/**
 * Reads a person as Myinfo delivers it: v3's person object, or `person_info` of FAPI.
 *
 * Lenient to the last: whatever the JSON, every name asked for comes out with a state, nothing else does, and nothing is
 * thrown; one bad item never voids the others. Values are exactly as delivered, but that a telephone number has its plus
 * and its area code once. `faults` are the wire paths of what
 * could not be read (`vehicles[].pmemission`), without what stood there, and may be logged.
 *
 * Throws only for a name that the table does not have.
 *
 * @see Singpass developer documentation, Data Catalog (Myinfo), Understanding the Data
 */
export function parsePerson(wire: unknown, names: readonly string[]): { person: Person; faults: string[] } {
  const faults = new Set<string>(isObject(wire) ? [] : ['person'])
  const attributes = names.map(findAttribute)
  const person = Object.fromEntries(attributes.map((attribute) => [attribute.name, parseItem(wire, attribute, faults)]))
  return { person, faults: [...faults] }
}

function parseItem(person: unknown, { wire: name, shape }: Attribute, faults: Set<string>): PersonValue {
  const item = readMember(person, name)
  const notes: Notes = { sources: new Set(), updated: [], left: new Set(), faults }
  const value = parseShape(item, shape, { path: name, vouched: false, notes })
  if (value === undefined) return withoutValue(item, notes)

  return { state: 'present', value, source: sourceOf(notes.sources), ...oldest(notes.updated) }
}

function withoutValue(item: unknown, { left }: Notes): PersonValue {
  if (left.has('not-applicable') && !left.has('unavailable')) return { state: 'not-applicable' }

  const { updated } = parseEnvelope(item)
  return { state: 'unavailable', ...(updated ? { updated } : {}) }
}

/** Only what an agency vouches for throughout is the government's: a doubt makes it the applicant's to correct. */
function sourceOf(sources: ReadonlySet<string>): Source {
  const [source, ...others] = sources
  if (others.length > 0) return 'applicant'
  if (source === '1') return 'government'
  return source === '4' ? 'singpass' : 'applicant'
}

/** The oldest date at the source, so that a value of many parts is never called newer than one of them. */
function oldest(dates: readonly string[]): { updated?: string } {
  const [first] = dates.toSorted()
  return first ? { updated: first } : {}
}
