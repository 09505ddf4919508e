import type { Product } from '../../product.ts'
import { common, myinfo, question, step } from './building.ts'

/** A form with income: a record that is typed by hand, and records that only an agency can give. */
export const specimenCard: Product = {
  ...common,
  id: 'specimen-card',
  name: { en: 'Specimen card' },
  purpose: 'applying for a specimen card',
  minimumAge: 21,
  steps: [
    step(
      'identity',
      'Who you are',
      ['nricOrFin', 'name', 'sex', 'dateOfBirth', 'nationality', 'residentialStatus?', 'passType?', 'passExpiry?'].map(
        myinfo,
      ),
    ),
    step('contact', 'How to reach you', ['mobileNumber', 'email', 'registeredAddress'].map(myinfo)),
    step('income', 'Your work and income', [
      {
        ...myinfo('employer'),
        suggest: {
          kind: 'latest',
          attribute: 'cpfContributions',
          member: 'employer',
          by: 'forMonth',
          amount: 'amount',
        },
      },
      ...['occupation', 'noticeOfAssessment', 'cpfContributions'].map(myinfo),
    ]),
    step('card', 'Your card', [
      question('limitWanted', 'What credit limit would you like?', {
        answer: { kind: 'money', min: 500, max: 500_000 },
        suggest: {
          kind: 'multiple-of-income',
          attribute: 'noticeOfAssessment',
          member: 'assessableIncome',
          least: 500,
          most: 4,
        },
      }),
    ]),
  ],
}
