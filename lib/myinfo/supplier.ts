import type { Agency, Attribute } from './attribute.ts'
import type { Person } from './person.ts'

/** Reads the value of an attribute, wherever it is kept; undefined or null where there is none. */
type ValueOf = (attribute: string) => unknown

/**
 * Whether somebody is a foreigner to Myinfo, that is a holder of a FIN, for whom some agencies are others: by their pass,
 * their residential status or the first letter of their number, whichever of these there is.
 *
 * @see Singpass Data Catalog (Myinfo), Personal: items with the source "ICA/MOM"
 */
export function isForeigner(answer: ValueOf): boolean {
  if (answer('passType') != null || Object(answer('residentialStatus')).code === 'A') return true
  return /^[FGM]\d/i.test(String(answer('nricOrFin') ?? ''))
}

/** Reads the values of a retrieved person. */
export function valuesOfPerson(person: Person): ValueOf {
  return (attribute) => {
    const item = person[attribute]
    return item?.state === 'present' ? item.value : undefined
  }
}

/** The agency that supplies an attribute of a person who is a foreigner to Myinfo, or is not. */
export function supplierOf({ agency, agencyForForeigners }: Attribute, foreigner: boolean): Agency {
  return (foreigner && agencyForForeigners) || agency
}
