import { codesOf } from '@/lib/myinfo/codes.ts'
import { askedFields, type Form, fieldsOf } from '@/lib/onboarding/form/form.ts'
import type { Input } from '@/lib/onboarding/inputs/input.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'

const texts: Readonly<Record<string, string>> = { email: 'sample@example.sg', tel: '91234567', text: 'EXAMPLE' }
const numbers: Readonly<Record<string, string>> = { year: '1990', month: '6', day: '6' }

/** Answers of nobody to everything that a form still asks, so that a demo can go on; what is answered stays. */
export function madeUpAnswers(form: Form, answered: TypedAnswers): TypedAnswers {
  const inputs = askedFields(fieldsOf(form)).flatMap((field) => field.inputs)
  const open = inputs.filter(({ name }) => answered[name] === undefined || answered[name] === '')
  return Object.fromEntries(open.map((input) => [input.name, answerTo(input)]))
}

function answerTo(input: Input): string | string[] {
  const [first = ''] = input.options?.map(({ value }) => value) ?? (input.codes ? codesIn(input.codes) : [])
  if (input.type === 'choices') return [first]
  if (input.type === 'choice') return first
  if (input.rule === 'nric') return 'S0000001I'
  if (input.rule === 'postal') return '310123'
  if (input.type === 'money' || input.type === 'number') return String(Math.max(input.min ?? 0, 1))
  return texts[input.type] ?? numbers[input.type] ?? 'EXAMPLE'
}

function codesIn(list: string): string[] {
  return codesOf(list, 'en').map(({ code }) => code)
}
