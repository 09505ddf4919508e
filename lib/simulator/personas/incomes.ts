import type { Persona } from './persona.ts'
import type { Calendar } from './records/calendar.ts'
import { eurasian } from './records/codes.ts'
import { noIncomeTax } from './records/finance.ts'
import { buildIdentityNumber, buildSubject } from './records/identity.ts'
import { group, item, leaves } from './records/item.ts'
import { buildCitizen } from './records/standing.ts'

/** Income that is a text. */
export function noAssessedIncome(calendar: Calendar): Persona {
  const nricOrFin = buildIdentityNumber('T', 9990018)
  const name = 'DE SOUZA EXAMPLE MARK'
  return {
    id: buildSubject('no assessed income'),
    nricOrFin,
    name,
    title: 'Income is "NA"',
    story: 'No assessment in two years: the amount of income is the text NA, not a number.',
    account: 'standard',
    person: {
      ...buildCitizen(calendar, { nricOrFin, name, born: '1991-01-19', race: eurasian }),
      ...noIncomeTax(),
    },
  }
}

/** Types that contradict each other and the documents. */
export function contradictoryTypes(calendar: Calendar): Persona {
  const nricOrFin = buildIdentityNumber('T', 9990019)
  const name = 'SEAH EXAMPLE WEI TING'
  return {
    id: buildSubject('contradictory types'),
    nricOrFin,
    name,
    title: 'Types that contradict',
    story: 'Private ownership is "Y" instead of true, the income a number in quotes, an occupation a plain value.',
    account: 'standard',
    person: {
      ...buildCitizen(calendar, { nricOrFin, name, born: '1986-06-16' }),
      ownerprivate: item('Y'),
      occupation: item('ACCOUNTANT', '2'),
      'noa-basic': group(leaves({ amount: '51234.50', yearofassessment: Number(calendar.year(0)) })),
      drivinglicence: null,
      hdbownership: {},
    },
  }
}
