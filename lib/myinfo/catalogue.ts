import type { Attribute } from './attribute.ts'
import { education } from './attributes/education.ts'
import { family } from './attributes/family.ts'
import { finance } from './attributes/finance.ts'
import { personal } from './attributes/personal.ts'
import { property } from './attributes/property.ts'
import { schemes } from './attributes/schemes.ts'
import { vehicles } from './attributes/vehicles.ts'
import { work } from './attributes/work.ts'

/**
 * Every attribute of Myinfo, v3 and v5 (FAPI), in the order in which it is shown.
 *
 * @see Singpass developer documentation, Data Catalog (Myinfo)
 */
export const attributes: readonly Attribute[] = [
  ...personal,
  ...work,
  ...education,
  ...finance,
  ...family,
  ...property,
  ...vehicles,
  ...schemes,
]

const byName: ReadonlyMap<string, Attribute> = new Map(attributes.map((attribute) => [attribute.name, attribute]))

/** The row of an attribute, by our own name. Throws on a name that the table does not have: a product's mistake. */
export function findAttribute(name: string): Attribute {
  const attribute = byName.get(name)
  if (!attribute) throw new Error(`attribute "${name}" is not in the table`)
  return attribute
}

/** Whether the table has an attribute of this name. */
export function isAttribute(name: string): boolean {
  return byName.has(name)
}

/** Scopes to ask for, each once, in the order of the names. Throws on an unknown name. */
export function scopesFor(names: readonly string[], connection: 'v3' | 'fapi'): string[] {
  return [...new Set(names.flatMap((name) => findAttribute(name).scopes[connection]))]
}
