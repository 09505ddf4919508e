import type { Persona } from './persona.ts'
import type { Calendar } from './records/calendar.ts'
import { alive, deceased, divorced, female, malaysia, male, married, singapore, widowed } from './records/codes.ts'
import { child, grownChild, marriage } from './records/family.ts'
import { cpfBalances, incomeTax } from './records/finance.ts'
import { buildIdentityNumber, buildSubject } from './records/identity.ts'
import { buildCitizen } from './records/standing.ts'

/** Divorced, while the record still says married. */
export function divorcedRecordOutOfDate(calendar: Calendar): Persona {
  const nricOrFin = buildIdentityNumber('T', 9990010)
  const name = 'NUR EXAMPLE BINTE SAMPLE'
  return {
    id: buildSubject('divorced record out of date'),
    nricOrFin,
    name,
    title: 'Divorced, record out of date',
    story: 'Divorced abroad last month; the record still says married, so the marriage fields must stay editable.',
    account: 'standard',
    person: {
      ...buildCitizen(calendar, { nricOrFin, name, born: '1987-10-23', sex: female, race: ['MY', 'MALAY'] }),
      ...marriage({ status: married, married: '2012-12-12', certificate: '000010', country: malaysia }),
    },
  }
}

/** Divorced, with both dates on record. */
export function divorcedOnRecord(calendar: Calendar): Persona {
  const nricOrFin = buildIdentityNumber('T', 9990011)
  const name = 'LIM EXAMPLE BOON KIAT'
  return {
    id: buildSubject('divorced on record'),
    nricOrFin,
    name,
    title: 'Divorced',
    story: 'Divorced, with the dates of marriage and divorce on record, and one child.',
    account: 'standard',
    person: {
      ...buildCitizen(calendar, { nricOrFin, name, born: '1981-02-28' }),
      ...marriage({
        status: divorced,
        married: '2009-09-09',
        certificate: '000011',
        country: singapore,
        divorced: '2019-05-30',
      }),
      childrenbirthrecords: [
        child({ name: 'LIM EXAMPLE JIA EN', born: calendar.birthday(14), certificate: 'T9990111D', sex: female }),
      ],
      ...incomeTax({ year: calendar.year(0), employment: 64_000 }),
    },
  }
}

/** Twenty children on record. */
export function parentOfTwenty(calendar: Calendar): Persona {
  const nricOrFin = buildIdentityNumber('T', 9990012)
  const name = 'GOH EXAMPLE SIEW KIM'
  return {
    id: buildSubject('parent of twenty'),
    nricOrFin,
    name,
    title: 'Twenty children',
    story: 'Twenty birth records: eighteen children below 21, and two of whom only the certificate number comes.',
    account: 'standard',
    person: {
      ...buildCitizen(calendar, { nricOrFin, name, born: '1978-08-08', sex: female }),
      ...marriage({ status: married, married: '2000-01-01', certificate: '000012', country: singapore }),
      childrenbirthrecords: [
        ...Array.from({ length: 18 }, (_, index) => oneOfTwenty(calendar, index + 1)),
        grownChild('T9990219X'),
        grownChild('T9990220Y'),
      ],
    },
  }
}

function oneOfTwenty(calendar: Calendar, number: number) {
  return child({
    name: `NG EXAMPLE NUMBER ${number}`,
    born: calendar.birthday(number),
    certificate: `T99902${String(number).padStart(2, '0')}A`,
    sex: number % 2 === 0 ? male : female,
  })
}

/** A widower who has lost a child. */
export function widowerWithLostChild(calendar: Calendar): Persona {
  const nricOrFin = buildIdentityNumber('T', 9990013)
  const name = 'KOH EXAMPLE AH SENG'
  return {
    id: buildSubject('widower with a lost child'),
    nricOrFin,
    name,
    title: 'Widower, one child deceased',
    story: 'Widowed, with two birth records, one of them of a child who has died: words must be chosen with care.',
    account: 'standard',
    person: {
      ...buildCitizen(calendar, { nricOrFin, name, born: '1972-07-17' }),
      ...marriage({ status: widowed, married: '2003-03-03', certificate: '000013', country: singapore }),
      childrenbirthrecords: [
        child({ name: 'KOH EXAMPLE WEI', born: calendar.birthday(17), certificate: 'T9990131E', life: alive }),
        child({
          name: 'KOH EXAMPLE MIN',
          born: calendar.birthday(15),
          certificate: 'T9990132F',
          sex: female,
          life: deceased,
        }),
      ],
      cpfbalances: cpfBalances({ oa: 120_400, ma: 66_000, sa: 71_300 }),
    },
  }
}
