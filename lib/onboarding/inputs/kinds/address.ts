import { addressLines } from '@/lib/myinfo/format/leaf.ts'
import type { Address } from '@/lib/myinfo/person.ts'
import type { AnswerOf } from '../../product.ts'
import type { Input } from '../input.ts'
import { inputName } from '../input-name.ts'
import { type Codes, isText, type Kind, type TypedValue } from '../kind.ts'
import { normaliseFigures, normaliseWords } from '../normalise.ts'

type AddressParts = Extract<Address, { kind: 'parts' }>

/**
 * An address, typed into seven boxes; stored in the parts that Myinfo delivers, empty ones as empty texts. One that Myinfo
 * delivered in lines stays in lines.
 */
export const address: Kind<AnswerOf<'address'>, Address> = {
  layout: 'parts',
  inputs: addressInputs,
  normalise: normalisePart,
  problems: { postal: ['not-postal', 'not-postal-abroad'], country: ['not-offered'] },
  check: (typed, { answer, codes }) => ({
    postal: postalProblem(typed),
    country: isCountry(typed.text('country'), answer, codes) ? undefined : 'not-offered',
  }),
  excuses: (part, typed) => part === 'postal' && !isInSingapore(typed),
  read: (typed, { answer, codes }) =>
    answer.lines ? readLines(typed, answer.lines) : readAddress(typed, { answer, codes }),
  holds: isStoredAddress,
  show: (value, answer, { codes }) => addressLines(inLanguage(value, answer, codes)).join('\n'),
}

/** Number and street are one line to a browser; no token says block, floor or unit. */
const tokens: { readonly [part: string]: string } = {
  postal: 'postal-code',
  street: 'address-line1',
  building: 'address-line2',
  country: 'country',
}

interface Asked {
  name: string
  required: boolean
  answer: AnswerOf<'address'>
  autoComplete?: string
}

function addressInputs({ name, required, answer, autoComplete }: Asked): Input[] {
  const { lines, also } = answer
  if (lines) return lineParts(lines).map((part, line) => lineInput({ name, part, line, required, lines, autoComplete }))
  const parts: (Omit<Input, 'name'> & { part: string })[] = [
    { type: 'choice', part: 'country', required, codes: 'country', searched: true, ...(also ? { also } : {}) },
    { type: 'text', part: 'postal', required, maxLength: 12, rule: 'postal' },
    { type: 'text', part: 'block', required: false, maxLength: 10 },
    { type: 'text', part: 'street', required, maxLength: 66 },
    { type: 'text', part: 'floor', required: false, maxLength: 3 },
    { type: 'text', part: 'unit', required: false, maxLength: 5 },
    { type: 'text', part: 'building', required: false, maxLength: 66 },
  ]
  return parts.map((input) => ({
    ...input,
    name: inputName(name, input.part),
    autoComplete: autoComplete && tokens[input.part],
  }))
}

function lineParts({ count }: { count: number }): string[] {
  return Array.from({ length: count }, (_, line) => `line${line + 1}`)
}

/** Browsers know three lines of an address. */
function lineInput({
  name,
  part,
  line,
  required,
  lines: { maxLength },
  autoComplete,
}: Omit<Asked, 'answer'> & { part: string; line: number; lines: { maxLength: number } }): Input {
  const token = autoComplete && line < 3 ? `address-line${line + 1}` : undefined
  return {
    name: inputName(name, part),
    type: 'text',
    part,
    required: required && line === 0,
    maxLength,
    autoComplete: token,
  }
}

/** Parts that are numbers, without the signs that are written before them: `#12`, `-34`, `S(310123)`. */
const numbers: { readonly [part: string]: (typed: string) => string } = {
  block: (typed) => typed,
  floor: (typed) => typed.replace(/^#\s*/, ''),
  unit: (typed) => typed.replace(/^[#-]\s*/, ''),
  postal: normalisePostal,
}

/** Six digits however they are parted, after the letter or the name of Singapore; of others only Japan's mark goes. */
function normalisePostal(typed: string): string {
  const digits = /^(?:s|sg|singapore|singapura|新加坡|சிங்கப்பூர்)?[\s(-]*((?:\d[\s-]?){6})\)?[.,]?$/iu.exec(typed)?.[1]
  return digits?.replaceAll(/\D/g, '') ?? typed.replace(/^〒\s*/, '')
}

function normalisePart(typed: string, { part = '' }: { part?: string }): string {
  const number = numbers[part]
  return number ? number(normaliseFigures(typed)) : normaliseWords(typed)
}

function isInSingapore(typed: TypedValue): boolean {
  return ['', 'SG'].includes(typed.text('country'))
}

function postalProblem(typed: TypedValue): 'not-postal' | 'not-postal-abroad' | undefined {
  const postal = typed.text('postal')
  if (postal === '') return undefined
  if (isInSingapore(typed)) return /^\d{6}$/.test(postal) ? undefined : 'not-postal'
  return /^[A-Za-z0-9 -]{2,12}$/.test(postal) ? undefined : 'not-postal-abroad'
}

function isCountry(typed: string, answer: AnswerOf<'address'>, codes?: Codes): boolean {
  return typed === '' || !codes || countryOf(typed, answer, codes) !== undefined
}

function countryOf(typed: string, { also }: AnswerOf<'address'>, codes: Codes) {
  return codes('country').find(({ code }) => code === typed) ?? (also?.code === typed ? also : undefined)
}

function inLanguage(value: Address, answer: AnswerOf<'address'>, codes: Codes): Address {
  if (value.kind === 'lines') return value
  return { ...value, country: countryOf(value.country.code, answer, codes) ?? value.country }
}

function readLines(typed: TypedValue, lines: { count: number }): Address | undefined {
  const written = lineParts(lines)
    .map((part) => typed.text(part))
    .filter((line) => line !== '')
  return written.length > 0 ? { kind: 'lines', lines: written } : undefined
}

function readAddress(
  typed: TypedValue,
  { answer, codes }: { answer: AnswerOf<'address'>; codes: Codes },
): AddressParts | undefined {
  const country = countryOf(typed.text('country'), answer, codes) ?? { code: typed.text('country'), description: '' }
  const [block, building, floor] = [typed.text('block'), typed.text('building'), typed.text('floor')]
  const [unit, street, postal] = [typed.text('unit'), typed.text('street'), typed.text('postal')]
  const isEmpty = [block, building, floor, unit, street, postal, country.code].every((part) => part === '')
  return isEmpty ? undefined : { kind: 'parts', block, building, floor, unit, street, postal, country }
}

function isStoredAddress(stored: unknown): stored is Address {
  const lines = typeof stored === 'object' && stored !== null && 'lines' in stored ? stored.lines : undefined
  return (Array.isArray(lines) && lines.every(isText)) || isAddressParts(stored)
}

function isAddressParts(stored: unknown): stored is AddressParts {
  if (typeof stored !== 'object' || stored === null) return false
  const parts = new Map<string, unknown>(Object.entries(stored))
  const texts = ['block', 'building', 'floor', 'unit', 'street', 'postal'].map((part) => parts.get(part))
  const country = parts.get('country')
  return texts.every(isText) && typeof country === 'object' && country !== null && 'code' in country
}
