import { codeLists } from '@/lib/myinfo/codes.ts'
import type { AnswerKind, AnswerOf, KindName, Option } from '@/lib/onboarding/product.ts'
import { numberFrom, textFrom } from './texts.ts'

/** An answer of each kind as it begins, where a question is turned into one. */
const beginnings: { readonly [Name in KindName]: AnswerOf<Name> } = {
  choice: { kind: 'choice', options: [{ value: 'yes', label: { en: 'Yes' } }] },
  choices: { kind: 'choices', options: [{ value: 'first', label: { en: 'The first' } }] },
  code: { kind: 'code', codes: codeLists[0] ?? '' },
  country: { kind: 'country' },
  'yes-no': { kind: 'yes-no' },
  text: { kind: 'text', maxLength: 100 },
  nric: { kind: 'nric' },
  email: { kind: 'email' },
  phone: { kind: 'phone' },
  money: { kind: 'money', min: 0, max: 1_000_000 },
  number: { kind: 'number', min: 0, max: 100 },
  year: { kind: 'year' },
  date: { kind: 'date' },
  month: { kind: 'month' },
  address: { kind: 'address' },
}

/** Every kind of answer that a question can have. */
export const answerKinds = Object.keys(beginnings) as KindName[]

/** The answer that was set: of another kind than before it begins anew, for its inputs were not there. */
export function answerFrom(form: URLSearchParams, before: AnswerKind): AnswerKind {
  const kind = answerKinds.find((name) => name === form.get('kind')) ?? before.kind
  if (kind !== before.kind) return beginnings[kind]
  switch (before.kind) {
    case 'choice':
    case 'choices':
      return { ...before, options: optionsFrom(form, before.options) }
    case 'code':
      return { ...before, codes: form.get('codes') ?? before.codes }
    case 'text':
      return textAnswer(form, before)
    case 'money':
      return { ...before, ...between(form, before) }
    case 'number':
      return { ...before, ...between(form, before), ...given('decimals', numberFrom(form, 'decimals')) }
    case 'year':
      return { kind: 'year', ...given('min', numberFrom(form, 'min')), ...given('max', numberFrom(form, 'max')) }
    case 'date':
    case 'month':
      return { kind: before.kind, ...given('past', form.has('past') || undefined) }
    default:
      return before
  }
}

function textAnswer(form: URLSearchParams, before: AnswerOf<'text'>): AnswerOf<'text'> {
  const maxLength = numberFrom(form, 'maxLength') ?? before.maxLength
  return { kind: 'text', maxLength, ...given('identifier', form.has('identifier') || undefined) }
}

function between(form: URLSearchParams, before: { min: number; max: number }) {
  return { min: numberFrom(form, 'min') ?? before.min, max: numberFrom(form, 'max') ?? before.max }
}

/** One row for each option and an empty one behind them, which makes a new one; a row that is emptied goes. */
function optionsFrom(form: URLSearchParams, before: readonly Option[]): Option[] {
  const rows = Array.from({ length: before.length + 1 }, (_, row) => row)
  return rows.flatMap((row) => {
    const label = textFrom(form, `option-${row}`, before[row]?.label)
    const value = form.get(`option-${row}-value`)?.trim() ?? before[row]?.value ?? ''
    return value === '' ? [] : [{ value, label: { ...label, en: label.en || value } }]
  })
}

/** A member that is there only where it has a value. */
export function given<Name extends string, Value>(name: Name, value: Value | undefined): { [member in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { [member in Name]?: Value })
}
