import { formatPhone } from '@/lib/myinfo/format/leaf.ts'
import type { AnswerOf } from '../../product.ts'
import { isText, type Kind } from '../kind.ts'
import { normaliseFigures, normaliseSigns, normaliseWords, withoutSeparators } from '../normalise.ts'
import { nricProblem } from '../nric.ts'

/** Words of the applicant's own; an identifier, such as a passport number, is signs rather than words. */
export const text: Kind<AnswerOf<'text'>, string> = {
  layout: 'single',
  inputs: ({ name, required, answer, autoComplete }) => [
    { name, type: 'text', required, maxLength: answer.maxLength, autoComplete },
  ],
  normalise: (typed, { answer }) => (answer.identifier ? normaliseFigures(typed) : normaliseWords(typed)),
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
  normalise: (typed) => withoutSeparators(typed).toUpperCase(),
  problems: { whole: ['not-nric', 'wrong-check-letter'] },
  check: (typed) => ({ whole: nricProblem(typed.text()) }),
  read: (typed) => typed.text() || undefined,
  holds: isText,
  show: (value) => value,
}

/** An e-mail address, as a browser's own e-mail box takes it. */
export const email: Kind<AnswerOf<'email'>, string> = {
  layout: 'single',
  inputs: ({ name, required, autoComplete }) => [{ name, type: 'email', required, maxLength: 320, autoComplete }],
  normalise: normaliseEmail,
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
  normalise: normalisePhone,
  problems: { whole: ['not-mobile'] },
  check: (typed) => (phoneNumber(typed.text()) ? {} : { whole: 'not-mobile' }),
  read: (typed) => phoneNumber(typed.text()),
  holds: isText,
  show: (value) =>
    value.startsWith('+65') ? formatPhone({ prefix: '+', areaCode: '65', number: value.slice(3) }) : value,
}

const label = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?/u.source
const emailAddress = new RegExp(`^[\\p{L}\\p{M}\\p{N}.!#$%&'*+/=?^_\`{|}~-]+@${label}(?:\\.${label})+$`, 'u')

/**
 * What a browser takes in an e-mail box, in letters of any script, with a dot in the domain: nothing else reaches the
 * public network.
 *
 * @see {@link https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address HTML, valid e-mail address}
 * @see {@link https://www.rfc-editor.org/rfc/rfc6531.html#section-3.3 RFC 6531, 3.3} for the other scripts
 */
function isEmail(typed: string): boolean {
  return emailAddress.test(typed)
}

/**
 * Copied from a link, an address book or the end of a sentence it has more around it; a full stop of a Chinese keyboard
 * is one in a domain.
 */
function normaliseEmail(typed: string): string {
  const signs = normaliseSigns(typed).replaceAll('。', '.')
  return (/^[^<>@]*<([^<>]+)>$/.exec(signs)?.[1] ?? signs).replace(/^mailto:/i, '').replace(/[.,;]+$/, '')
}

/** Only its digits, and the plus before another country's; `00` stands for the plus, and a zero in brackets is not dialled. */
function normalisePhone(typed: string): string {
  return normaliseFigures(typed)
    .replace(/(?<=\d\s*)\(0\)/, '')
    .replaceAll(/[\s()./-]/g, '')
    .replace(/^tel:/i, '')
    .replace(/^00/, '+')
}

/** A Singapore number has eight digits and starts with 3, 6, 8 or 9; another country's is taken with its prefix. */
function phoneNumber(typed: string): string | undefined {
  const local = typed.replace(/^\+?65(?=\d{8}$)/, '')
  if (/^[3689]\d{7}$/.test(local)) return `+65${local}`
  return /^\+[1-9]\d{6,14}$/.test(typed) && !typed.startsWith('+65') ? typed : undefined
}
