import type { Persona } from './persona.ts'
import type { Calendar } from './records/calendar.ts'
import {
  british,
  caucasian,
  female,
  india,
  indian,
  indianNational,
  married,
  tamil,
  unitedKingdom,
} from './records/codes.ts'
import { mobile, unformattedAddress } from './records/contact.ts'
import { marriage } from './records/family.ts'
import { cpfBalances, cpfContributions, cpfEmployers, incomeTax } from './records/finance.ts'
import { buildIdentityNumber, buildSubject } from './records/identity.ts'
import { codedItem, item } from './records/item.ts'
import { noHome } from './records/property.ts'
import { buildPermanentResident } from './records/standing.ts'

/** A permanent resident who lives abroad. */
export function residentOverseas(calendar: Calendar): Persona {
  const nricOrFin = buildIdentityNumber('T', 9990002)
  const name = 'OLIVER EXAMPLE WINTERBOTTOM'
  const particulars = {
    nricOrFin,
    name,
    born: '1979-11-02',
    race: caucasian,
    nationality: british,
    birthCountry: unitedKingdom,
  }
  return {
    id: buildSubject('resident overseas'),
    nricOrFin,
    name,
    title: 'Permanent resident, overseas address',
    story: 'Lives abroad: the address comes as two free lines, the mobile number is foreign.',
    account: 'standard',
    person: {
      ...buildPermanentResident(calendar, particulars),
      mobileno: mobile('7700900123', { areaCode: '44' }),
      regadd: unformattedAddress('1 EXAMPLE ROAD, NOWHERE-ON-SEA', 'EX1 1EX, UNITED KINGDOM'),
      ...noHome(),
      cpfbalances: cpfBalances({ oa: 30_112.08, ma: 12_400, sa: 9_870.5 }),
      ...incomeTax({ year: calendar.year(1), employment: 132_000 }),
    },
  }
}

/** A permanent resident whose name is in Tamil letters. */
export function residentWithTamilName(calendar: Calendar): Persona {
  const nricOrFin = buildIdentityNumber('T', 9990003)
  const name = 'மீனாட்சி எடுத்துக்காட்டு'
  const particulars = {
    nricOrFin,
    name,
    born: '1990-03-21',
    sex: female,
    race: indian,
    nationality: indianNational,
    birthCountry: india,
  }
  return {
    id: buildSubject('resident with a tamil name'),
    nricOrFin,
    name,
    title: 'Name in Tamil script',
    story: 'A permanent resident whose name is in Tamil letters, with an alias in Latin ones.',
    account: 'standard',
    person: {
      ...buildPermanentResident(calendar, particulars),
      aliasname: item('MEENAKSHI EXAMPLE'),
      dialect: codedItem(tamil),
      ...marriage({ status: married, married: '2018-02-02', country: india }),
      cpfbalances: cpfBalances({ oa: 44_250, ma: 18_300, sa: 13_900 }),
      cpfcontributions: cpfContributions(calendar, { employer: 'EXAMPLE LABS PTE LTD', amount: 1850 }),
      cpfemployers: cpfEmployers(calendar, 'EXAMPLE LABS PTE LTD'),
      ...incomeTax({ year: calendar.year(0), employment: 78_000 }),
    },
  }
}
