import type { Persona } from './persona.ts'
import type { Calendar } from './records/calendar.ts'
import { female, indian, tamil } from './records/codes.ts'
import { cpfBalances, cpfContributions, cpfEmployers, incomeTax } from './records/finance.ts'
import { buildIdentityNumber, buildSubject } from './records/identity.ts'
import { codedItem, item } from './records/item.ts'
import { buildCitizen } from './records/standing.ts'

/** A name of the 66 letters that Myinfo allows. */
export function veryLongName(calendar: Calendar): Persona {
  const nricOrFin = buildIdentityNumber('T', 9990007)
  const name = 'MUHAMMAD EXAMPLE ABDUL RAHMAN SHAHRULNIZAM BIN MOHAMED SAMPLE-AZMI'
  return {
    id: buildSubject('very long name'),
    nricOrFin,
    name,
    title: 'A very long name',
    story: 'The name fills all 66 letters that Myinfo allows.',
    account: 'standard',
    person: {
      ...buildCitizen(calendar, { nricOrFin, name, born: '1983-09-01', race: ['MY', 'MALAY'] }),
      ...incomeTax({ year: calendar.year(0), employment: 52_000 }),
    },
  }
}

/** A name that holds "S/O", with a slash that must survive. */
export function sonOfName(calendar: Calendar): Persona {
  const nricOrFin = buildIdentityNumber('T', 9990008)
  const name = 'RAJAN S/O SAMPLE (EXAMPLE) @ RAJ'
  return {
    id: buildSubject('name with son of'),
    nricOrFin,
    name,
    title: 'A name with S/O',
    story: 'The name holds a slash, brackets and an alias after @, all of which must arrive untouched.',
    account: 'standard',
    person: {
      ...buildCitizen(calendar, { nricOrFin, name, born: '1976-06-06', race: indian }),
      aliasname: item('RAJ SAMPLE'),
      dialect: codedItem(tamil),
      cpfbalances: cpfBalances({ oa: 98_000, ma: 40_500, sa: 35_120 }),
      cpfcontributions: cpfContributions(calendar, {
        employer: 'EXAMPLE <CIRCUIT> & SONS / TRIAL CO., LTD.',
        amount: 1480,
      }),
      cpfemployers: cpfEmployers(calendar, 'EXAMPLE <CIRCUIT> & SONS / TRIAL CO., LTD.'),
    },
  }
}

/** A name in Chinese characters, with its readings. */
export function chineseName(calendar: Calendar): Persona {
  const nricOrFin = buildIdentityNumber('T', 9990009)
  const name = '陳例子'
  return {
    id: buildSubject('chinese name'),
    nricOrFin,
    name,
    title: 'Name in Chinese characters',
    story: 'The name is in Chinese characters; alias, pinyin and married name stand beside it.',
    account: 'standard',
    person: {
      ...buildCitizen(calendar, { nricOrFin, name, born: '1994-04-14', sex: female }),
      aliasname: item('TAN LAI CHEE'),
      hanyupinyinname: item('CHEN LIZI'),
      hanyupinyinaliasname: item('CHEN LAIZHI'),
      marriedname: item('MRS WONG LAI CHEE'),
      cpfbalances: cpfBalances({ oa: 38_000, ma: 15_750, sa: 10_020 }),
    },
  }
}
