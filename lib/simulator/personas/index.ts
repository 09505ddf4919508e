import { minor, partialBirthDate, retiree, student } from './ages.ts'
import { citizenWithEverything } from './citizen-with-everything.ts'
import { driverWithTwoVehicles } from './drivers.ts'
import { divorcedOnRecord, divorcedRecordOutOfDate, parentOfTwenty, widowerWithLostChild } from './families.ts'
import { condominiumOwner, flatOwnerWithLoan } from './homes.ts'
import { contradictoryTypes, noAssessedIncome } from './incomes.ts'
import { chineseName, sonOfName, veryLongName } from './names.ts'
import { passAboutToExpire, passNotYetCollected, sPassHolder } from './pass-holders.ts'
import { residentOverseas, residentWithTamilName } from './permanent-residents.ts'
import type { Persona } from './persona.ts'
import { buildCalendar, type Calendar } from './records/calendar.ts'
import { everythingUnavailable, foreignAccount, hostileStrings, unknownCodes } from './troublesome.ts'

export { personInfo } from './person-info.ts'
export type { Persona, PersonRecord } from './persona.ts'
export { attributeScopes, retiredScopes } from './scopes.ts'

/** Everyone of the gallery, in the order in which it is shown, with dates counted from the given day. */
export function buildPersonas(now: Date): readonly Persona[] {
  const groups = Object.entries(buildGroups(buildCalendar(now)))
  return groups.flatMap(([group, people]) => people.map((persona) => ({ ...persona, group })))
}

/** People by what they have to show; the gallery begins with the three that show most. */
function buildGroups(calendar: Calendar): Record<string, readonly Persona[]> {
  return {
    'Start with these': [citizenWithEverything(calendar), residentOverseas(calendar), passAboutToExpire(calendar)],
    'Ages and stages of life': [minor(calendar), student(calendar), partialBirthDate(calendar), retiree(calendar)],
    Names: [veryLongName(calendar), sonOfName(calendar), residentWithTamilName(calendar), chineseName(calendar)],
    Families: [
      parentOfTwenty(calendar),
      divorcedOnRecord(calendar),
      divorcedRecordOutOfDate(calendar),
      widowerWithLostChild(calendar),
    ],
    'Work passes': [sPassHolder(calendar), passNotYetCollected(calendar)],
    'Homes, income and vehicles': [
      flatOwnerWithLoan(calendar),
      condominiumOwner(calendar),
      noAssessedIncome(calendar),
      driverWithTwoVehicles(calendar),
    ],
    'Records that cause trouble': [
      foreignAccount(),
      everythingUnavailable(calendar),
      contradictoryTypes(calendar),
      unknownCodes(calendar),
      hostileStrings(calendar),
    ],
  }
}

/** The gallery as of the start of this process. */
export const personas: readonly Persona[] = buildPersonas(new Date())

/** The persona with this `sub`, NRIC or FIN. */
export function findPersona(idOrNric: string): Persona | undefined {
  return personas.find(({ id, nricOrFin }) => id === idOrNric || nricOrFin === idOrNric)
}
