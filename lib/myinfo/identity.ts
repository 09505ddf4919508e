import type { Agency } from './attribute.ts'
import { findAttribute } from './catalogue.ts'
import type { Person } from './person.ts'
import { isForeigner, supplierOf, valuesOfPerson } from './supplier.ts'

/** What says who a person is. A form that Myinfo fills takes these from nowhere else. */
export const identityAttributes = ['nricOrFin', 'partialNricOrFin', 'name', 'dateOfBirth'] as const

/** Whether an agency supplies what says who a person is. */
export function suppliesIdentity(agency: Agency): boolean {
  return identityAttributes.some((name) => findAttribute(name).agency === agency)
}

/** What everybody has: each of these lists is answered by one of its names. */
const everybodyHas = [['name'], ['nricOrFin', 'partialNricOrFin']] as const

/**
 * Agencies that were asked who a person is and did not say: everybody has a name and a number. What is typed in their
 * place is no identity of Myinfo's, so these count as left out.
 */
export function silentOnIdentity(person: Person): Agency[] {
  const isGiven = (name: string) => person[name]?.state === 'present'
  const missing = everybodyHas.filter((names) => names.some((name) => person[name]) && !names.some(isGiven))
  const foreigner = isForeigner(valuesOfPerson(person))
  return [...new Set(missing.map(([name]) => supplierOf(findAttribute(name), foreigner)))]
}
