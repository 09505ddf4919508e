import type { Product } from '../../product.ts'
import { common, myinfo, options, question, step } from './building.ts'

/** A form that asks a question of every kind, and some only where another answer holds. */
export const specimenKinds: Product = {
  ...common,
  id: 'specimen-kinds',
  name: { en: 'Specimen of every kind of question' },
  purpose: 'showing every kind of question',
  steps: [
    step('person', 'Who you are', [
      myinfo('name'),
      question('otherNumber', 'NRIC or FIN of the joint applicant', { answer: { kind: 'nric' } }),
      question('workEmail', 'Your email address at work', { answer: { kind: 'email' }, autoComplete: 'email' }),
      question('workPhone', 'Your telephone number at work', { answer: { kind: 'phone' }, autoComplete: 'tel' }),
      question('workAddress', 'Where you work', { answer: { kind: 'address' }, autoComplete: 'street-address' }),
    ]),
    step('time', 'When', [
      question('startDate', 'When should it start?', { answer: { kind: 'date' } }),
      question('lastMove', 'When did you last move?', { answer: { kind: 'date', past: true }, required: false }),
      question('hiredIn', 'In which month were you hired?', { answer: { kind: 'month', past: true } }),
      question('graduatedIn', 'In which year did you graduate?', { answer: { kind: 'year' } }),
    ]),
    step('choices', 'What you choose', [
      question('livesAbroad', 'Do you live abroad?', { answer: { kind: 'yes-no' } }),
      question('livesIn', 'In which country?', {
        answer: { kind: 'country' },
        showWhen: { field: 'livesAbroad', is: true },
      }),
      question('race', 'Which race is on your card?', { answer: { kind: 'code', codes: 'race' } }),
      question('colour', 'Which colour?', {
        answer: { kind: 'choice', options: options({ red: 'Red', blue: 'Blue', other: 'Another' }) },
      }),
      question('otherColour', 'Which one?', {
        answer: { kind: 'text', maxLength: 40 },
        showWhen: { field: 'colour', is: 'other' },
      }),
      question('extras', 'Which extras?', {
        answer: { kind: 'choices', options: options({ box: 'A box', bow: 'A bow' }) },
        required: false,
      }),
    ]),
    step('amounts', 'How much', [
      question('siblings', 'How many siblings have you?', { answer: { kind: 'number', min: 0, max: 20 } }),
      question('share', 'What share do you hold, in per cent?', {
        answer: { kind: 'number', min: 0, max: 100, decimals: 2 },
      }),
      question('deposit', 'How much will you pay in?', { answer: { kind: 'money', min: 1, max: 1_000_000 } }),
      question('remark', 'Is there anything else?', { answer: { kind: 'text', maxLength: 200 }, required: false }),
    ]),
  ],
}
