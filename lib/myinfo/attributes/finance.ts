import type { Attribute, Member } from '../attribute.ts'
import { cpfItems } from './cpf.ts'
import { cpfItemsOfV3 } from './cpf-v3.ts'
import { define, member, money, typed, year, yesOrNo } from './define.ts'

const iras = { agency: 'IRAS', tier: 'plus', group: 'finance' } as const

const yearOfAssessment: Member = {
  ...typed(member('yearOfAssessment', 'yearofassessment', 'Year of assessment', year)),
  asked: 'Year of assessment, as on the notice',
}
const assessableIncome: Member = {
  ...typed(member('assessableIncome', 'amount', 'Assessable income', money)),
  asked: 'Income for the whole year, as on the notice',
}

const basicAssessment: readonly Member[] = [yearOfAssessment, assessableIncome]

/** In the order that Singpass's display guidelines give: year, type, assessable income, then what it is made of. */
const detailedAssessment: readonly Member[] = [
  yearOfAssessment,
  member('type', 'category', 'Type'),
  {
    ...member('taxClearance', 'taxclearance', 'Tax clearance', yesOrNo),
    addedTo: { member: 'type', word: 'Clearance' },
  },
  assessableIncome,
  member('employment', 'employment', 'Employment income', money),
  member('trade', 'trade', 'Trade income', money),
  member('rent', 'rent', 'Rental income', money),
  member('interest', 'interest', 'Interest income', money),
]

/** Who was not assessed has `NA` for the income: then there is no notice, whatever stands beside it. */
const assessed: readonly string[] = ['assessableIncome']

export const finance: readonly Attribute[] = [
  define({
    ...iras,
    name: 'noticeOfAssessment',
    wire: 'noa',
    label: 'Notice of assessment',
    asked: 'Your latest tax bill (notice of assessment)',
    shape: { kind: 'record', members: detailedAssessment, essential: assessed },
  }),
  define({
    ...iras,
    name: 'noticeOfAssessmentBasic',
    wire: 'noa-basic',
    label: 'Notice of assessment (income only)',
    asked: 'Your latest tax bill (notice of assessment)',
    shape: { kind: 'record', members: basicAssessment, essential: assessed },
  }),
  define({
    ...iras,
    name: 'noticeOfAssessmentHistory',
    wire: 'noahistory',
    label: 'Notices of assessment, last two years',
    shape: { kind: 'records', path: 'noas', members: detailedAssessment, essential: assessed },
    byHand: 'none',
  }),
  define({
    ...iras,
    name: 'noticeOfAssessmentHistoryBasic',
    wire: 'noahistory-basic',
    label: 'Notices of assessment, last two years (income only)',
    shape: { kind: 'records', path: 'noas', members: basicAssessment, essential: assessed },
    byHand: 'none',
  }),
  define({
    name: 'householdIncome',
    wire: 'householdincome',
    label: 'Monthly household income',
    agency: 'Singpass',
    group: 'finance',
    scopes: { v3: ['householdincome'], fapi: [] },
    shape: {
      kind: 'record',
      members: [typed(member('from', 'low', 'From', money)), typed(member('to', 'high', 'To', money))],
    },
  }),
  ...cpfItems,
  ...cpfItemsOfV3,
]
