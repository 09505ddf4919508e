import type { Persona } from './persona.ts'
import type { Calendar } from './records/calendar.ts'
import {
  australia,
  australian,
  caucasian,
  employmentPass,
  female,
  filipino,
  india,
  indian,
  indianNational,
  philippine,
  philippines,
  sPass,
} from './records/codes.ts'
import { registeredAddress } from './records/contact.ts'
import { incomeTax } from './records/finance.ts'
import { buildIdentityNumber, buildSubject } from './records/identity.ts'
import { hdbHome, privateHome } from './records/property.ts'
import { buildForeigner } from './records/standing.ts'

/** A holder of an Employment Pass that ends within three weeks. */
export function passAboutToExpire(calendar: Calendar): Persona {
  const nricOrFin = buildIdentityNumber('G', 9990004)
  const name = 'CHARLOTTE EXAMPLE HARGREAVES'
  const particulars = {
    nricOrFin,
    name,
    born: '1988-07-09',
    sex: female,
    race: caucasian,
    nationality: australian,
    birthCountry: australia,
  }
  const pass = {
    type: employmentPass,
    status: 'Live',
    expires: calendar.day(19),
    employer: 'EXAMPLE CAPITAL PTE LTD',
    occupation: 'SOFTWARE DEVELOPER',
  } as const
  return {
    id: buildSubject('pass about to expire'),
    nricOrFin,
    name,
    title: 'Work pass about to expire',
    story: 'Holds an Employment Pass that ends in 19 days; no CPF, address from MOM, income assessed.',
    account: 'standard',
    person: {
      ...buildForeigner(calendar, particulars, pass),
      regadd: registeredAddress({
        block: '9',
        building: 'EXAMPLE TOWERS',
        street: 'SAMPLE QUAY',
        postal: '000009',
        floor: '21',
        unit: '05',
      }),
      ...privateHome(),
      ...incomeTax({ year: calendar.year(0), employment: 118_000 }),
    },
  }
}

/** A holder of an S Pass in the middle of its time. */
export function sPassHolder(calendar: Calendar): Persona {
  const nricOrFin = buildIdentityNumber('M', 9990005)
  const name = 'MARICEL EXAMPLE SANTOS'
  const particulars = {
    nricOrFin,
    name,
    born: '1995-01-30',
    sex: female,
    race: filipino,
    nationality: philippine,
    birthCountry: philippines,
  }
  const pass = {
    type: sPass,
    status: 'Live',
    expires: calendar.day(410),
    employer: 'EXAMPLE CARE HOME LTD',
    occupation: 'ENROLLED NURSE',
    sector: 'HEALTH AND SOCIAL SERVICES',
  } as const
  return {
    id: buildSubject('s pass holder'),
    nricOrFin,
    name,
    title: 'S Pass holder',
    story: 'Holds an S Pass and a FIN of the M series, and rents a room in a flat.',
    account: 'standard',
    person: {
      ...buildForeigner(calendar, particulars, pass),
      regadd: registeredAddress({ block: '45', street: 'EXAMPLE CRESCENT', postal: '000045', floor: '03', unit: '77' }),
      ...hdbHome(),
      ...incomeTax({ year: calendar.year(0), employment: 39_600 }),
    },
  }
}

/** A newcomer whose pass is approved and not yet collected. */
export function passNotYetCollected(calendar: Calendar): Persona {
  const nricOrFin = buildIdentityNumber('M', 9990006)
  const name = 'ARJUN EXAMPLE MEHTA'
  const particulars = {
    nricOrFin,
    name,
    born: '1992-12-12',
    race: indian,
    nationality: indianNational,
    birthCountry: india,
  }
  const pass = {
    type: employmentPass,
    status: 'Approved',
    expires: calendar.day(60),
    employer: 'EXAMPLE CLOUD PTE LTD',
    occupation: 'DATA ENGINEER',
  } as const
  return {
    id: buildSubject('pass not yet collected'),
    nricOrFin,
    name,
    title: 'Pass approved, no address yet',
    story: 'Just arrived: the pass is approved but not collected, and there is no address and no income.',
    account: 'standard',
    person: buildForeigner(calendar, particulars, pass),
  }
}
