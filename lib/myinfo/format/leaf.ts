import { type Language, perLanguage } from '../language.ts'
import type { Address, Code, Phone } from '../person.ts'

const wholeFormat = perLanguage((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }))
const centsFormat = perLanguage(
  (locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
)
const numberFormat = perLanguage((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }))
const sizeFormat = perLanguage((locale) => new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilobyte' }))

/** Singapore dollars, `S$5,000`; with cents only where there are any. */
export function formatMoney(amount: number, language: Language): string {
  const format = Number.isInteger(amount) ? wholeFormat : centsFormat
  return `${amount < 0 ? '-' : ''}S$${format(language).format(Math.abs(amount))}`
}

/** A bare number, its thousands parted. */
export function formatNumber(value: number, language: Language): string {
  return numberFormat(language).format(value)
}

/** `+65 9123 4567`; another country's number, or one of another length, keeps its digits together. */
export function formatPhone({ prefix, areaCode, number }: Phone): string {
  const grouped = areaCode === '65' ? number.replace(/^(\d{4})(\d{4})$/, '$1 $2') : number
  return `${prefix}${areaCode} ${grouped}`.trim()
}

/** The size of a file that is held in base64: three bytes to four letters. */
export function formatSize(content: string, language: Language): string {
  const kilobytes = Math.ceil((content.length * 3) / 4 / 1000)
  return sizeFormat(language).format(kilobytes)
}

/** What a code says; the bare code where it says nothing. */
export function formatCode({ code, description }: Code): string {
  return description || code
}

/** An address as lines: block and street, unit and building, country and postal code. */
export function addressLines(address: Address): string[] {
  if (address.kind === 'lines') return address.lines

  const { block, street, building, country, postal } = address
  const lines = [`${block} ${street}`, `${formatUnit(address)} ${building}`, `${formatCode(country)} ${postal}`]
  return lines.map((line) => line.trim()).filter((line) => line !== '')
}

function formatUnit({ floor, unit }: { floor: string; unit: string }): string {
  return floor || unit ? `#${[floor, unit].filter((part) => part !== '').join('-')}` : ''
}

/**
 * An NRIC or FIN for places where it need not be read whole: `S••••381D`.
 *
 * Anything of another length shows no more than its last character.
 */
export function maskNric(nric: string): string {
  return nric.length === 9 ? `${nric.slice(0, 1)}••••${nric.slice(-4)}` : `••••${nric.slice(-1)}`
}

/** Not within a longer number: a chassis may have letters and digits in the same order. */
const identityNumber = /(?<![a-z\d])[STFGM]\d{7}[A-Z](?![a-z\d])/gi

/** A text with every NRIC and FIN in it masked, and nothing else. */
export function maskNrics(text: string): string {
  return text.replaceAll(identityNumber, maskNric)
}
