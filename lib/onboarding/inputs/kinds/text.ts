import * as z from 'zod/mini'
import { formatPhone } from '@/lib/myinfo/format/leaf.ts'
import type { AnswerOf } from '../../product.ts'
import { isText, type Kind, trimmed } from '../kind.ts'
import { isNricOrFin } from '../nric.ts'

/** Words of the applicant's own. */
export const text: Kind<AnswerOf<'text'>, string> = {
  layout: 'single',
  inputs: ({ name, required, answer, autoComplete }) => [
    { name, type: 'text', required, maxLength: answer.maxLength, autoComplete },
  ],
  normalise: trimmed,
  problems: {},
  check: () => ({}),
  read: (typed) => typed.text() || undefined,
  holds: isText,
  show: (value) => value,
}

/** An NRIC or FIN, in capital letters. */
export const nric: Kind<AnswerOf<'nric'>, string> = {
  layout: 'single',
  inputs: ({ name, required }) => [{ name, type: 'text', rule: 'nric', required, maxLength: 20 }],
  normalise: (typed) => typed.trim().toUpperCase(),
  problems: { whole: ['not-nric'] },
  check: (typed) => (isNricOrFin(typed.text()) ? {} : { whole: 'not-nric' }),
  read: (typed) => typed.text() || undefined,
  holds: isText,
  show: (value) => value,
}

/** An e-mail address, as a browser's own e-mail box takes it. */
export const email: Kind<AnswerOf<'email'>, string> = {
  layout: 'single',
  inputs: ({ name, required, autoComplete }) => [{ name, type: 'email', required, maxLength: 320, autoComplete }],
  normalise: trimmed,
  problems: { whole: ['not-email'] },
  check: (typed) => (isEmail(typed.text()) ? {} : { whole: 'not-email' }),
  read: (typed) => typed.text() || undefined,
  holds: isText,
  show: (value) => value,
}

/** A telephone number; stored in E.164 form, `+6591234567`. */
export const phone: Kind<AnswerOf<'phone'>, string> = {
  layout: 'single',
  inputs: ({ name, required, autoComplete }) => [{ name, type: 'tel', required, maxLength: 20, autoComplete }],
  normalise: trimmed,
  problems: { whole: ['not-mobile'] },
  check: (typed) => (phoneNumber(typed.text()) ? {} : { whole: 'not-mobile' }),
  read: (typed) => phoneNumber(typed.text()),
  holds: isText,
  show: (value) =>
    value.startsWith('+65') ? formatPhone({ prefix: '+', areaCode: '65', number: value.slice(3) }) : value,
}

/** What a browser takes in an e-mail box, with a dot in the domain: nothing else reaches the public network. */
function isEmail(typed: string): boolean {
  return z.regexes.html5Email.test(typed) && /\.[a-z\d-]+$/i.test(typed)
}

/** A Singapore number has eight digits and starts with 3, 6, 8 or 9; another country's is taken with its prefix. */
function phoneNumber(typed: string): string | undefined {
  const digits = typed.replace(/[\s()-]/g, '')
  const local = digits.replace(/^\+?65(?=\d{8}$)/, '')
  if (/^[3689]\d{7}$/.test(local)) return `+65${local}`
  return /^\+[1-9]\d{6,14}$/.test(digits) && !digits.startsWith('+65') ? digits : undefined
}
