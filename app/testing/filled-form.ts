import { isAttribute } from '@/lib/myinfo/catalogue.ts'
import { codesOf } from '@/lib/myinfo/codes.ts'
import { parsePerson } from '@/lib/myinfo/parse-person.ts'
import { attributesOf } from '@/lib/onboarding/asked-of-myinfo.ts'
import { buildForm } from '@/lib/onboarding/form/build-form.ts'
import { askedFields, type Form, fieldsOf } from '@/lib/onboarding/form/form.ts'
import type { Input } from '@/lib/onboarding/inputs/input.ts'
import { rowsName } from '@/lib/onboarding/inputs/input-name.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import type { Retrieval, TypedAnswers } from '@/lib/onboarding/stores.ts'

/** A retrieval as the server keeps it, made from what the person endpoint answered. */
export function retrievalOf(product: Product, wire: unknown): Retrieval {
  const { person } = parsePerson(wire, attributesOf(product).filter(isAttribute))
  return { id: 'r', connection: 'fapi', api: 'fapi-2.0', person, retrievedAt: 0, expiresAt: 1 }
}

/** The form that opens, with everything that can be typed answered so that it can be sent. */
export function filledForm(product: Product, retrieval: Retrieval): { form: Form; typed: TypedAnswers } {
  const form = buildForm({ product, retrieval })
  const inputs = askedFields(fieldsOf(form)).flatMap((field) => field.inputs)
  const rows = askedFields(fieldsOf(form)).filter(({ layout }) => layout === 'rows')
  return {
    form,
    typed: Object.fromEntries([
      ...inputs.map((input): [string, string | string[]] => [input.name, answerTo(input)]),
      ...rows.map(({ name, initial }): [string, string] => [rowsName(name), String(initial[rowsName(name)] ?? 0)]),
    ]),
  }
}

function answerTo(input: Input): string | string[] {
  const [first = ''] = input.options?.map(({ value }) => value) ?? (input.codes ? codesIn(input.codes) : [])
  if (input.type === 'choices') return [first]
  if (input.type === 'choice') return first
  if (input.rule === 'nric') return 'S0000001I'
  if (input.rule === 'postal') return '310123'
  const answers = { email: 'lim@example.sg', tel: '91234567', year: '1990', day: '6', month: '6', text: 'A' } as const
  return input.type === 'money' || input.type === 'number' ? String(input.min ?? 0) : answers[input.type]
}

function codesIn(list: string): string[] {
  return codesOf(list, 'en').map(({ code }) => code)
}
