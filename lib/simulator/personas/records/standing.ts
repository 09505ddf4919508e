import type { PersonRecord } from '../persona.ts'
import type { Calendar } from './calendar.ts'
import { chinese, male, singapore, singaporean } from './codes.ts'
import { blankAddress, mobile, registeredAddress } from './contact.ts'
import { noMarriageRecord, unmarried } from './family.ts'
import { incomeTaxUnavailable, noCpf } from './finance.ts'
import { type Coded, codedItem, item, none, notApplicable, notApplicableCode, unavailable } from './item.ts'
import { noDrivingLicence, vocationalLicences } from './licences.ts'
import { hdbHome, noHome } from './property.ts'
import { noQualifications } from './qualifications.ts'
import { noSchemes } from './schemes.ts'

/** What every record starts from. */
export interface Particulars {
  nricOrFin: string
  name: string
  born: string
  sex?: Coded
  race?: Coded
  nationality?: Coded
  birthCountry?: Coded
}

/**
 * The whole catalogue for a citizen of few records: single, renting, without CPF. A persona writes over what its story
 * is about.
 */
export function buildCitizen(calendar: Calendar, particulars: Particulars): PersonRecord {
  return {
    ...identity(particulars),
    ...otherNames(),
    residentialstatus: codedItem(['C', 'CITIZEN']),
    passportnumber: item('E0000000A'),
    passportexpirydate: item(calendar.day(1200)),
    ...noPass(),
    ...contact(),
    ...hdbHome(),
    ...noCpf('1'),
    ...incomeTaxUnavailable(),
    ownerprivate: item(false),
    ...unmarried(),
    childrenbirthrecords: [],
    sponsoredchildrenrecords: [],
    ...possessions(calendar),
    ...noSchemes(),
  }
}

/** The same for a permanent resident: no passport of Singapore, no schemes. */
export function buildPermanentResident(calendar: Calendar, particulars: Particulars): PersonRecord {
  return {
    ...buildCitizen(calendar, particulars),
    residentialstatus: codedItem(['P', 'PR']),
    passportnumber: notApplicable(),
    passportexpirydate: notApplicable(),
    pioneergen: unavailable('3'),
    merdekagen: unavailable('3'),
    chas: unavailable('3'),
  }
}

export interface Pass {
  type: Coded
  status: 'Live' | 'Approved'
  expires: string
  employer: string
  occupation: string
  sector?: string
}

/** The same for a holder of a FIN: a pass and an employer, and blanks where Singapore keeps no record. */
export function buildForeigner(calendar: Calendar, particulars: Particulars, pass: Pass): PersonRecord {
  return {
    ...buildPermanentResident(calendar, particulars),
    aliasname: notApplicable(),
    hanyupinyinname: notApplicable(),
    hanyupinyinaliasname: notApplicable(),
    marriedname: notApplicable(),
    secondaryrace: notApplicableCode(),
    dialect: notApplicableCode(),
    residentialstatus: notApplicableCode(),
    passtype: codedItem(pass.type),
    passstatus: item(pass.status),
    passexpirydate: item(pass.expires),
    employmentsector: item(pass.sector ?? 'INFORMATION AND COMMUNICATIONS'),
    employment: item(pass.employer),
    occupation: codedItem(['25121', pass.occupation]),
    regadd: blankAddress(),
    ...noHome(),
    ...noCpf('3'),
    ownerprivate: notApplicable(),
    ...noMarriageRecord(),
  }
}

function identity(particulars: Particulars): PersonRecord {
  const { nricOrFin, name, born } = particulars
  const { sex = male, race = chinese, nationality = singaporean, birthCountry = singapore } = particulars
  return {
    uinfin: item(nricOrFin),
    partialuinfin: item(`*****${nricOrFin.slice(-4)}`),
    name: item(name),
    sex: codedItem(sex),
    race: codedItem(race),
    dob: item(born),
    nationality: codedItem(nationality),
    birthcountry: codedItem(birthCountry),
  }
}

function otherNames(): PersonRecord {
  return {
    aliasname: item(''),
    hanyupinyinname: item(''),
    hanyupinyinaliasname: item(''),
    marriedname: item(''),
    secondaryrace: codedItem(none),
    dialect: codedItem(none),
  }
}

function noPass(): PersonRecord {
  return {
    passtype: notApplicableCode(),
    passstatus: notApplicable(),
    passexpirydate: notApplicable(),
    employmentsector: notApplicable(),
    employment: notApplicable(),
    occupation: notApplicableCode(),
  }
}

function contact(): PersonRecord {
  return {
    mobileno: mobile('81230000'),
    email: item('someone@example.com', '4'),
    regadd: registeredAddress({
      block: '000A',
      street: 'EXAMPLE STREET 1',
      postal: '000001',
      floor: '08',
      unit: '123',
    }),
  }
}

function possessions(calendar: Calendar): PersonRecord {
  return {
    hdbownership: [],
    vehicles: [],
    drivinglicence: noDrivingLicence(),
    ltavocationallicences: vocationalLicences(calendar),
    ...noQualifications(),
  }
}
