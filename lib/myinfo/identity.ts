import type { Agency } from './attribute.ts'
import { findAttribute } from './catalogue.ts'

/** What says who a person is. A form that Myinfo fills takes these from nowhere else. */
export const identityAttributes = ['nricOrFin', 'partialNricOrFin', 'name', 'dateOfBirth'] as const

/** Whether an agency supplies what says who a person is. */
export function suppliesIdentity(agency: Agency): boolean {
  return identityAttributes.some((name) => findAttribute(name).agency === agency)
}
