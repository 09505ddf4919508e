/** `1` verified by government, `2` provided by the person, `3` does not apply, `4` verified by Singpass. */
export type Source = '1' | '2' | '3' | '4'

export type Item = Record<string, unknown>

/** When the agencies last touched the records of the personas. */
const lastUpdated = '2026-10-01'

/** What stands beside every value: classification, source, and the date at the source. */
export function envelope(source: Source = '1', updated = source === '3' ? '' : lastUpdated): Item {
  return { classification: 'C', source, lastupdated: updated }
}

/** An item with one value. */
export function item(value: unknown, source: Source = '1'): Item {
  return { value, ...envelope(source) }
}

/** An item from one of Myinfo's code lists. */
export function codedItem([code, desc]: Coded, source: Source = '1'): Item {
  return { code, desc, ...envelope(source) }
}

/** An item of several leaves under one envelope. */
export function group(members: Item, source: Source = '1'): Item {
  return { ...members, ...envelope(source) }
}

/** An item for which the agency holds no record: the envelope alone. */
export function unavailable(source: Source = '1'): Item {
  return { ...envelope(source, ''), unavailable: true }
}

/** An item that does not apply to this kind of person arrives with empty strings. */
export function notApplicable(): Item {
  return item('', '3')
}

/** A coded item that does not apply to this kind of person. */
export function notApplicableCode(): Item {
  return codedItem(none, '3')
}

/** Code and description, as Myinfo's code lists pair them. */
export type Coded = readonly [code: string, desc: string]

export const none: Coded = ['', '']

/** A value inside a group, which has no envelope of its own. */
export function leaf(value: unknown): Item {
  return { value }
}

/** A coded value inside a group. */
export function codedLeaf([code, desc]: Coded): Item {
  return { code, desc }
}

/** The same for every member of a record at once. */
export function leaves(values: Item): Item {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, leaf(value)]))
}
