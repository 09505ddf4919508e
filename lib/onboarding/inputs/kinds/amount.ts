import { formatMoney, formatNumber } from '@/lib/myinfo/format/leaf.ts'
import type { AnswerOf } from '../../product.ts'
import type { AnswerProblem } from '../answer-problem.ts'
import { isNumber, isText, type Kind } from '../kind.ts'
import { normaliseFigures, withoutSeparators } from '../normalise.ts'

const years = { min: 1900, max: 2100 }

/** Singapore dollars; stored as a number, with cents after the point. */
export const money: Kind<AnswerOf<'money'>, number> = {
  layout: 'single',
  inputs: ({ name, required, answer: { min, max } }) => [{ name, type: 'money', required, min, max }],
  normalise: normaliseFigures,
  problems: { whole: ['not-money', 'too-small', 'too-large'] },
  check: (typed, { answer }) => ({ whole: amountProblem(parseMoney(typed.text()), answer, 'not-money') }),
  read: (typed) => parseMoney(typed.text()),
  holds: isNumber,
  show: (value, _, { wording }) => formatMoney(value, wording.language),
}

/** A number; stored as a number. A whole one unless the question allows decimals. */
export const number: Kind<AnswerOf<'number'>, number> = {
  layout: 'single',
  inputs: ({ name, required, answer: { min, max, decimals = 0 } }) => [
    { name, type: 'number', required, min, max, ...(decimals > 0 ? { decimals } : {}) },
  ],
  normalise: normaliseFigures,
  problems: { whole: ['not-number', 'not-whole', 'too-small', 'too-large'] },
  check: (typed, { answer }) => ({ whole: numberProblem(typed.text(), answer) }),
  read: (typed, { answer }) => parseNumber(typed.text(), answer.decimals),
  holds: isNumber,
  show: (value, _, { wording }) => formatNumber(value, wording.language),
}

/** A year; stored as its four digits, as Myinfo delivers it. */
export const year: Kind<AnswerOf<'year'>, string> = {
  layout: 'single',
  inputs: ({ name, required, answer }) => [{ name, type: 'year', required, ...years, ...boundsOf(answer) }],
  normalise: (typed) => withoutSeparators(typed).replace(/年$/, ''),
  problems: { whole: ['not-year', 'too-small', 'too-large'] },
  check: (typed, { answer }) => ({ whole: yearProblem(typed.text(), boundsOf(answer)) }),
  read: (typed) => (/^\d{4}$/.test(typed.text()) ? typed.text() : undefined),
  holds: isText,
  show: (value) => value,
}

/** What is wrong with the text of a year. */
export function yearProblem(typed: string, bounds: { min?: number; max?: number } = {}): AnswerProblem | undefined {
  return amountProblem(/^\d{4}$/.test(typed) ? Number(typed) : undefined, { ...years, ...bounds }, 'not-year')
}

/** Reads `5000`, `5,000`, `5 000`, `S$5,000.50` or `5000 dollars` as dollars; undefined when it is no amount. */
function parseMoney(typed: string): number | undefined {
  const amount = typed.replace(/^(S?\$|SGD)\s*/i, '').replace(/\s*(S?\$|SGD|dollars?|元)$/i, '')
  return parseNumber(amount.replace(/^\./, '0.').replace(/\.$/, ''), 2)
}

/** By threes, or in lakhs; the last sign is the same throughout. */
const grouped = /^\d{1,3}(?:([ ,'’])\d{3})(?:\1\d{3})*$|^\d{1,2}(?:,\d{2})+,\d{3}$/

/** Reads digits, with or without signs between the groups; exponents and other bases are no way to write a number. */
function parseNumber(typed: string, decimals = 0): number | undefined {
  const [, sign = '', whole = '', fraction] = /^(-?)([\d ,'’]+)(?:\.(\d+))?$/.exec(typed) ?? []
  if (!(/^\d+$/.test(whole) || grouped.test(whole)) || (fraction?.length ?? 0) > decimals) return undefined
  const amount = Number(`${sign}${whole.replaceAll(/\D/g, '')}.${fraction ?? '0'}`)
  return Number.isFinite(amount) ? amount : undefined
}

function numberProblem(typed: string, answer: AnswerOf<'number'>): AnswerProblem | undefined {
  const { decimals = 0 } = answer
  const isFraction = decimals === 0 && parseNumber(typed, 20) !== undefined
  return amountProblem(parseNumber(typed, decimals), answer, isFraction ? 'not-whole' : 'not-number')
}

function amountProblem(
  amount: number | undefined,
  { min, max }: { min: number; max: number },
  notOne: AnswerProblem,
): AnswerProblem | undefined {
  if (amount === undefined) return notOne
  if (amount < min) return 'too-small'
  return amount > max ? 'too-large' : undefined
}

function boundsOf({ min, max }: { min?: number; max?: number }): { min?: number; max?: number } {
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }
}
