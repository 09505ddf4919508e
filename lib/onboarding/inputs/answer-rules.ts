import * as z from 'zod/mini'
import type { AnswerProblem } from './answer-problem.ts'
import type { Input } from './input.ts'
import { isNricOrFin } from './nric.ts'
import { parseMoney } from './typed-money.ts'
import { type TypedTexts, textOf } from './typed-texts.ts'

/** What is wrong with the chosen options. */
export function choicesProblem(
  { options = [], required }: Input,
  value: string | string[] | undefined,
): AnswerProblem | undefined {
  const chosen = [value ?? []].flat()
  if (chosen.length === 0) return required ? 'required' : undefined
  return chosen.every((choice) => options.some((option) => option.value === choice)) ? undefined : 'not-offered'
}

/** What is wrong with the text of one input, judged by its kind and rule; `typed` holds what it depends on. */
export function inputProblem(input: Input, text: string, typed: TypedTexts): AnswerProblem | undefined {
  if (text === '') return input.required ? 'required' : undefined
  if (text.length > (input.maxLength ?? 500)) return 'too-long'
  if (input.type === 'choice')
    return input.options && !input.options.some(({ value }) => value === text) ? 'not-offered' : undefined
  if (input.type === 'email') return z.regexes.email.test(text) ? undefined : 'not-email'
  if (input.type === 'tel') return isPhoneNumber(text) ? undefined : 'not-mobile'
  if (input.rule === 'nric') return isNricOrFin(text.toUpperCase()) ? undefined : 'not-nric'
  if (input.rule === 'postal')
    return isPostal(text, textOf(typed[input.name.replace(/postal$/, 'country')])) ? undefined : 'not-postal'
  if (input.type === 'money') return amountProblem(input, parseMoney(text), 'not-money')
  if (input.type === 'number') return amountProblem(input, parseMoney(text), 'not-number')
  if (input.type === 'year')
    return amountProblem(
      { ...input, min: 1900, max: 2100 },
      /^\d{4}$/.test(text) ? Number(text) : undefined,
      'not-year',
    )
  return undefined
}

function amountProblem(
  { min, max }: Input,
  amount: number | undefined,
  notOne: AnswerProblem,
): AnswerProblem | undefined {
  if (amount === undefined) return notOne
  if (min !== undefined && amount < min) return 'too-small'
  return max !== undefined && amount > max ? 'too-large' : undefined
}

/** A Singapore number has eight digits and starts with 3, 6, 8 or 9; another country's is taken with its prefix. */
function isPhoneNumber(text: string): boolean {
  const digits = text.replace(/[\s()-]/g, '')
  const local = digits.replace(/^\+?65(?=\d{8}$)/, '')
  return /^[3689]\d{7}$/.test(local) || (/^\+\d{8,15}$/.test(digits) && !digits.startsWith('+65'))
}

function isPostal(text: string, country: string): boolean {
  return country === '' || country === 'SG' ? /^\d{6}$/.test(text) : /^[A-Za-z0-9 -]{2,12}$/.test(text)
}
