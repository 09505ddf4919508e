import type { Attribute, Holder, Member, Shape } from '../attribute.ts'

export const everyone: readonly Holder[] = ['citizen', 'permanent-resident', 'foreigner']
export const residents: readonly Holder[] = ['citizen', 'permanent-resident']
export const citizens: readonly Holder[] = ['citizen']
export const foreigners: readonly Holder[] = ['foreigner']

export const text: Shape = { kind: 'text' }
export const date: Shape = { kind: 'date' }
export const pastDate: Shape = { kind: 'date', past: true }
export const month: Shape = { kind: 'month' }
export const year: Shape = { kind: 'year' }
export const time: Shape = { kind: 'time' }
export const dateTime: Shape = { kind: 'date-time' }
export const money: Shape = { kind: 'money' }
export const number: Shape = { kind: 'number' }
export const yesOrNo: Shape = { kind: 'boolean' }
export const phone: Shape = { kind: 'phone' }
export const file: Shape = { kind: 'file' }
export const address: Shape = { kind: 'address' }
/** A code that is described but not chosen from a list of ours. */
export const described: Shape = { kind: 'code' }

/** Text of a known greatest length. */
export function textOf(maxLength: number): Shape {
  return { kind: 'text', maxLength }
}

/** What a person is called. */
export function nameOf(maxLength: number): Shape {
  return { kind: 'text', maxLength, name: true }
}

/** A number of a document or a vehicle, which may have letters. */
export function identifierOf(maxLength: number): Shape {
  return { kind: 'text', maxLength, identifier: true }
}

/** An NRIC or FIN. */
export function nricOf(maxLength: number): Shape {
  return { kind: 'text', maxLength, nric: true }
}

/** A code that is chosen from one of the lists in `codes.ts` where it is typed by hand. */
export function chosenFrom(codes: string): Shape {
  return { kind: 'code', codes }
}

/** One member of a record, left out of the by-hand form unless `typed`. */
export function member(name: string, wire: string, label: string, shape: Shape = text): Member {
  return { name, wire, label, shape, byHand: false }
}

/** The same member, asked for where the record is typed by hand. */
export function typed(row: Member): Member {
  const { byHand: _, ...rest } = row
  return rest
}

type Row = Pick<Attribute, 'name' | 'wire' | 'label' | 'agency' | 'group'> & Partial<Attribute>

/** Fills a row of the table with what holds for most: one scope named like the key, text, everyone, typed as an input. */
export function define(row: Row): Attribute {
  return {
    scopes: { v3: [row.wire], fapi: [row.wire] },
    shape: text,
    holders: everyone,
    tier: 'standard',
    byHand: 'input',
    ...row,
  }
}

/**
 * Scopes of a group whose members are scopes of their own.
 *
 * FAPI grants the leaves. For v3 the bare group is asked for, which v3 answers with the same members.
 */
export function leafScopes(wire: string, members: readonly Member[]): Attribute['scopes'] {
  return { v3: [wire], fapi: members.map((leaf) => `${wire}.${leaf.wire}`) }
}
