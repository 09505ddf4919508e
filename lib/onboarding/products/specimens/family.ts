import type { Product } from '../../product.ts'
import { common, myinfo, options, question, step } from './building.ts'

/** A form with rows: children and vehicles, as many as there are. */
export const specimenFamily: Product = {
  ...common,
  id: 'specimen-family',
  name: { en: 'Specimen family cover' },
  purpose: 'applying for specimen cover',
  minimumAge: 18,
  steps: [
    step(
      'identity',
      'Who you are',
      ['nricOrFin', 'name', 'sex', 'dateOfBirth', 'nationality', 'residentialStatus?'].map(myinfo),
    ),
    step('contact', 'How to reach you', ['mobileNumber', 'email', 'registeredAddress'].map(myinfo)),
    step('family', 'Your family', ['maritalStatus', 'childrenBirthRecords?'].map(myinfo)),
    step('vehicles', 'Your vehicles', ['vehicles?'].map(myinfo)),
    step('cover', 'Your cover', [
      question('coverWanted', 'Which cover would you like?', {
        answer: {
          kind: 'choice',
          options: options({ essential: 'Essential', family: 'Family', complete: 'Complete' }),
        },
      }),
    ]),
  ],
}
