import type { CheckedField } from '../answers/answers-schema.ts'
import { askValue } from '../inputs/asked-value.ts'

/** The box to tick before an application is sent, checked like a question where it stands in the form itself. */
export const declarationField: CheckedField = {
  name: 'declaration',
  values: [
    askValue({
      place: { field: 'declaration' },
      answer: { kind: 'choices', options: [{ value: 'yes', label: { en: '' } }] },
      required: true,
    }),
  ],
}
