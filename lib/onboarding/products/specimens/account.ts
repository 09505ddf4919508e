import type { Product } from '../../product.ts'
import { common, myinfo, options, question, step } from './building.ts'

/** A short form: an identity, how to reach them, and questions of the commonest kinds. */
export const specimenAccount: Product = {
  ...common,
  id: 'specimen-account',
  name: { en: 'Specimen account' },
  purpose: 'opening a specimen account',
  minimumAge: 16,
  steps: [
    step(
      'identity',
      'Who you are',
      ['nricOrFin', 'name', 'sex', 'dateOfBirth', 'nationality', 'residentialStatus?', 'passType?', 'passExpiry?'].map(
        myinfo,
      ),
    ),
    step(
      'contact',
      'How to reach you',
      ['mobileNumber', 'email', 'registeredAddress', 'housingType?', 'hdbType?'].map(myinfo),
    ),
    step('account', 'Your account', [
      question('accountPurpose', 'What will you use the account for?', {
        answer: {
          kind: 'choice',
          options: options({
            salary: 'My salary',
            saving: 'Saving',
            bills: 'Bills',
            investing: 'Investing',
            other: 'Other',
          }),
        },
      }),
      question('monthlyDeposit', 'About how much will you pay in each month?', {
        hint: { en: 'Your best guess is fine.' },
        answer: { kind: 'money', min: 0, max: 1_000_000 },
      }),
      question('taxResidency', 'Where do you pay tax?', {
        hint: { en: 'Choose all that apply.' },
        answer: {
          kind: 'choices',
          options: options({ singapore: 'Singapore', 'united-states': 'United States', elsewhere: 'Another country' }),
        },
      }),
      question('politicallyExposed', 'Do you hold a prominent public office?', {
        answer: { kind: 'choice', options: options({ no: 'No', yes: 'Yes' }) },
      }),
    ]),
  ],
}
