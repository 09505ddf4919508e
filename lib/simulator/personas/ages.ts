import type { Persona } from './persona.ts'
import type { Calendar } from './records/calendar.ts'
import { female, married, singapore } from './records/codes.ts'
import { mobile } from './records/contact.ts'
import { marriage } from './records/family.ts'
import { cpfBalances, noIncomeTax } from './records/finance.ts'
import { buildIdentityNumber, buildSubject } from './records/identity.ts'
import { item } from './records/item.ts'
import { elderlySchemes } from './records/schemes.ts'
import { buildCitizen } from './records/standing.ts'

/** Sixteen years old. */
export function minor(calendar: Calendar): Persona {
  const nricOrFin = buildIdentityNumber('T', 9990014)
  const name = 'ONG EXAMPLE XIN YI'
  return {
    id: buildSubject('minor'),
    nricOrFin,
    name,
    title: 'A minor, 16 years old',
    story: 'Sixteen, with a Singpass account and little else: many products are not for her yet.',
    account: 'standard',
    person: {
      ...buildCitizen(calendar, { nricOrFin, name, born: calendar.birthday(16), sex: female }),
      mobileno: mobile('', { areaCode: '', source: '2' }),
      passportnumber: item(''),
      passportexpirydate: item(''),
    },
  }
}

/** A student who never worked. */
export function student(calendar: Calendar): Persona {
  const nricOrFin = buildIdentityNumber('T', 9990015)
  const name = 'CHUA EXAMPLE JUN HAO'
  return {
    id: buildSubject('student'),
    nricOrFin,
    name,
    title: 'No CPF yet',
    story: 'A student of nineteen who never worked: CPF and tax items are flagged unavailable.',
    account: 'standard',
    person: {
      ...buildCitizen(calendar, { nricOrFin, name, born: calendar.birthday(19) }),
      email: item('', '2'),
    },
  }
}

/** Born in a year, on no known day. */
export function partialBirthDate(calendar: Calendar): Persona {
  const nricOrFin = buildIdentityNumber('T', 9990016)
  const name = 'HASSAN EXAMPLE BIN SAMPLE'
  return {
    id: buildSubject('partial birth date'),
    nricOrFin,
    name,
    title: 'Date of birth is only a year',
    story: 'Born in 1960, on a day that nobody recorded: the date comes as four digits.',
    account: 'standard',
    person: {
      ...buildCitizen(calendar, { nricOrFin, name, born: '1960', race: ['MY', 'MALAY'] }),
      cpfbalances: cpfBalances({ oa: 20_000, ma: 51_000, sa: 3_000, ra: 88_000 }),
    },
  }
}

/** Retired, with a retirement account and no assessment of income. */
export function retiree(calendar: Calendar): Persona {
  const nricOrFin = buildIdentityNumber('T', 9990017)
  const name = 'YEO EXAMPLE GEOK HONG'
  return {
    id: buildSubject('retiree'),
    nricOrFin,
    name,
    title: 'Retiree with a retirement account',
    story: 'Seventy-five: a CPF retirement account, the Merdeka Generation scheme, and no income on record.',
    account: 'standard',
    hasFace: false,
    person: {
      ...buildCitizen(calendar, { nricOrFin, name, born: calendar.birthday(75), sex: female }),
      ...marriage({ status: married, married: '1974-11-20', certificate: '000017', country: singapore }),
      cpfbalances: cpfBalances({ oa: 1_204.66, ma: 71_500, sa: 0, ra: 192_300.9 }),
      ...noIncomeTax(),
      ...elderlySchemes(calendar),
    },
  }
}
