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
import { buildCalendar } from './records/calendar.ts'
import { everythingUnavailable, foreignAccount, hostileStrings, unknownCodes } from './troublesome.ts'

export { personInfo } from './person-info.ts'
export type { Persona, PersonRecord } from './persona.ts'
export { attributeScopes, retiredScopes } from './scopes.ts'

/** Everyone of the gallery, in the order in which it is shown, with dates counted from the given day. */
export function buildPersonas(now: Date): readonly Persona[] {
  const calendar = buildCalendar(now)
  return [
    citizenWithEverything(calendar),
    residentOverseas(calendar),
    passAboutToExpire(calendar),
    student(calendar),
    divorcedRecordOutOfDate(calendar),
    foreignAccount(),
    veryLongName(calendar),
    sonOfName(calendar),
    residentWithTamilName(calendar),
    chineseName(calendar),
    parentOfTwenty(calendar),
    minor(calendar),
    sPassHolder(calendar),
    passNotYetCollected(calendar),
    divorcedOnRecord(calendar),
    widowerWithLostChild(calendar),
    noAssessedIncome(calendar),
    partialBirthDate(calendar),
    retiree(calendar),
    flatOwnerWithLoan(calendar),
    condominiumOwner(calendar),
    driverWithTwoVehicles(calendar),
    everythingUnavailable(calendar),
    contradictoryTypes(calendar),
    unknownCodes(calendar),
    hostileStrings(calendar),
  ]
}

/** The gallery as of the start of this process. */
export const personas: readonly Persona[] = buildPersonas(new Date())

/** The persona with this `sub`, NRIC or FIN. */
export function findPersona(idOrNric: string): Persona | undefined {
  return personas.find(({ id, nricOrFin }) => id === idOrNric || nricOrFin === idOrNric)
}
