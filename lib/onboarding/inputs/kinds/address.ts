import { addressLines } from '@/lib/myinfo/format/leaf.ts'
import type { Address } from '@/lib/myinfo/person.ts'
import type { AnswerOf } from '../../product.ts'
import type { Input } from '../input.ts'
import { inputName } from '../input-name.ts'
import { type Codes, isText, type Kind, type TypedValue } from '../kind.ts'
import { normaliseFigures, normaliseWords } from '../normalise.ts'

type AddressParts = Extract<Address, { kind: 'parts' }>

/** An address, typed into seven boxes; stored in the parts that Myinfo delivers, empty ones as empty texts. */
export const address: Kind<AnswerOf<'address'>, AddressParts> = {
  layout: 'parts',
  inputs: addressInputs,
  normalise: normalisePart,
  problems: { postal: ['not-postal'], country: ['not-offered'] },
  check: (typed, { codes }) => ({
    postal: isPostal(typed) ? undefined : 'not-postal',
    country: isCountry(typed.text('country'), codes) ? undefined : 'not-offered',
  }),
  excuses: (part, typed) => part === 'postal' && !isInSingapore(typed),
  read: readAddress,
  holds: isAddressParts,
  show: (value, _, { codes }) =>
    addressLines({ ...value, country: countryOf(value.country.code, codes) ?? value.country }).join('\n'),
}

/** Number and street are one line to a browser; no token says block, floor or unit. */
const tokens: { readonly [part: string]: string } = {
  postal: 'postal-code',
  street: 'address-line1',
  building: 'address-line2',
  country: 'country',
}

function addressInputs({
  name,
  required,
  autoComplete,
}: {
  name: string
  required: boolean
  autoComplete?: string
}): Input[] {
  const parts: (Omit<Input, 'name'> & { part: string })[] = [
    { type: 'text', part: 'postal', required, maxLength: 12, rule: 'postal' },
    { type: 'text', part: 'block', required: false, maxLength: 10 },
    { type: 'text', part: 'street', required, maxLength: 66 },
    { type: 'text', part: 'floor', required: false, maxLength: 3 },
    { type: 'text', part: 'unit', required: false, maxLength: 5 },
    { type: 'text', part: 'building', required: false, maxLength: 66 },
    { type: 'choice', part: 'country', required, codes: 'country' },
  ]
  return parts.map((input) => ({
    ...input,
    name: inputName(name, input.part),
    autoComplete: autoComplete && tokens[input.part],
  }))
}

/** Parts that are numbers, without the signs that are written before them: `#12`, `-34`, `S(310123)`. */
const numbers: { readonly [part: string]: (typed: string) => string } = {
  block: (typed) => typed,
  floor: (typed) => typed.replace(/^#\s*/, ''),
  unit: (typed) => typed.replace(/^[#-]\s*/, ''),
  postal: (typed) => /^(?:s|singapore)?[\s(]*(\d{3}) ?(\d{3})\)?$/i.exec(typed)?.slice(1).join('') ?? typed,
}

function normalisePart(typed: string, { part = '' }: { part?: string }): string {
  const number = numbers[part]
  return number ? number(normaliseFigures(typed)) : normaliseWords(typed)
}

function isInSingapore(typed: TypedValue): boolean {
  return ['', 'SG'].includes(typed.text('country'))
}

function isPostal(typed: TypedValue): boolean {
  const postal = typed.text('postal')
  return postal === '' || (isInSingapore(typed) ? /^\d{6}$/ : /^[A-Za-z0-9 -]{2,12}$/).test(postal)
}

function isCountry(typed: string, codes?: Codes): boolean {
  return typed === '' || !codes || countryOf(typed, codes) !== undefined
}

function countryOf(typed: string, codes: Codes) {
  return codes('country').find(({ code }) => code === typed)
}

function readAddress(typed: TypedValue, { codes }: { codes: Codes }): AddressParts | undefined {
  const country = countryOf(typed.text('country'), codes) ?? { code: typed.text('country'), description: '' }
  const [block, building, floor] = [typed.text('block'), typed.text('building'), typed.text('floor')]
  const [unit, street, postal] = [typed.text('unit'), typed.text('street'), typed.text('postal')]
  const isEmpty = [block, building, floor, unit, street, postal, country.code].every((part) => part === '')
  return isEmpty ? undefined : { kind: 'parts', block, building, floor, unit, street, postal, country }
}

function isAddressParts(stored: unknown): stored is AddressParts {
  if (typeof stored !== 'object' || stored === null) return false
  const parts = new Map<string, unknown>(Object.entries(stored))
  const texts = ['block', 'building', 'floor', 'unit', 'street', 'postal'].map((part) => parts.get(part))
  const country = parts.get('country')
  return texts.every(isText) && typeof country === 'object' && country !== null && 'code' in country
}
