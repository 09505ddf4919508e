import type { Calendar } from './calendar.ts'
import { alive, chinese, male, singapore, singaporean, single } from './codes.ts'
import {
  type Coded,
  codedItem,
  codedLeaf,
  envelope,
  type Item,
  item,
  leaf,
  leaves,
  none,
  notApplicable,
  notApplicableCode,
} from './item.ts'

export interface Marriage {
  status: Coded
  married?: string
  certificate?: string
  country?: Coded
  divorced?: string
}

/** The five items of marriage. */
export function marriage({ status, married = '', certificate = '', country = none, divorced = '' }: Marriage): Item {
  return {
    marital: codedItem(status),
    marriagedate: item(married),
    marriagecertno: item(certificate),
    countryofmarriage: codedItem(country),
    divorcedate: item(divorced),
  }
}

/** The five items of someone who never married. */
export function unmarried(): Item {
  return marriage({ status: single })
}

/** The five items of a holder of a FIN, whose marriages Singapore does not record. */
export function noMarriageRecord(): Item {
  return {
    marital: notApplicableCode(),
    marriagedate: notApplicable(),
    marriagecertno: notApplicable(),
    countryofmarriage: notApplicableCode(),
    divorcedate: notApplicable(),
  }
}

export interface Child {
  name: string
  born: string
  certificate: string
  sex?: Coded
  race?: Coded
  life?: Coded
  vaccinated?: boolean
}

/** A child below 21 as its birth record shows it. */
export function child({ name, born, certificate, sex = male, race = chinese, life = alive, vaccinated }: Child): Item {
  return {
    ...envelope(),
    ...leaves({ birthcertno: certificate, name, ...noOtherNames, dob: born, tob: '0841' }),
    sex: codedLeaf(sex),
    race: codedLeaf(race),
    secondaryrace: codedLeaf(none),
    dialect: codedLeaf(none),
    lifestatus: codedLeaf(life),
    sgcitizenatbirthind: leaf('Y'),
    vaccinationrequirements: vaccinated === undefined ? [] : [vaccination(vaccinated)],
  }
}

/** A child of 21 years or more: only the number of the birth certificate. */
export function grownChild(certificate: string): Item {
  return { ...envelope(), birthcertno: leaf(certificate) }
}

/** A child sponsored for residence. */
export function sponsoredChild(calendar: Calendar, { nric, name }: { nric: string; name: string }): Item {
  return {
    ...envelope(),
    ...leaves({ nric, name, ...noOtherNames, dob: calendar.birthday(9), scprgrantdate: calendar.birthday(2) }),
    sex: codedLeaf(male),
    race: codedLeaf(chinese),
    secondaryrace: codedLeaf(none),
    dialect: codedLeaf(none),
    birthcountry: codedLeaf(singapore),
    lifestatus: codedLeaf(alive),
    residentialstatus: codedLeaf(['C', 'CITIZEN']),
    nationality: codedLeaf(singaporean),
    vaccinationrequirements: [vaccination(true)],
  }
}

const noOtherNames = { aliasname: '', hanyupinyinname: '', hanyupinyinaliasname: '', marriedname: '' }

function vaccination(fulfilled: boolean): Item {
  return { requirement: codedLeaf(['1M3D', '1 MEASLES AND 3 DIPHTHERIA DOSES']), fulfilled: leaf(fulfilled) }
}
