import type { Shape } from './attribute.ts'
import { formatDate, formatDateTime, formatTime } from './format-calendar.ts'
import { isAddress, isCode, isPhone, isRecord, isRecords } from './kinds.ts'
import { locales, type Wording } from './language.ts'
import type { Address, Code, Phone, RecordValue, Value } from './person.ts'

/**
 * A value for people to read. Names, words and identifiers stay exactly as Myinfo delivers them; money, dates and
 * telephone numbers take the reader's form.
 *
 * Lines of an address and rows of records are parted by line feeds; what stands beside each other in a row, by commas.
 */
export function formatValue(shape: Shape, value: Value, wording: Wording): string {
  if (isRecords(value)) return value.map((row) => formatValue(shape, row, wording)).join('\n')
  if (isAddress(value)) return addressLines(value).join('\n')
  if (isPhone(value)) return formatPhone(value)
  if (isCode(value)) return formatCode(value)
  if (isRecord(value)) return formatRecord(shape, value, wording)
  if (typeof value === 'boolean') return value ? wording.yes : wording.no
  return typeof value === 'number' ? formatNumber(shape, value, wording) : formatText(shape, value, wording)
}

function formatRecord(shape: Shape, record: RecordValue, wording: Wording): string {
  if (shape.kind !== 'record' && shape.kind !== 'records') return ''
  const texts = shape.members.map(({ name, shape: inner }) => {
    const value = record[name]
    return value === undefined ? '' : formatValue(inner, value, wording)
  })
  return texts.filter((text) => text !== '').join(', ')
}

function formatNumber({ kind }: Shape, value: number, { language }: Wording): string {
  return kind === 'money' ? formatMoney(value, language) : plain(value, language, 0, 20)
}

function formatText({ kind }: Shape, value: string, { language }: Wording): string {
  if (kind === 'date' || kind === 'year') return formatDate(value, language)
  if (kind === 'month') return formatDate(value, language, 'short')
  if (kind === 'time') return formatTime(value)
  return kind === 'date-time' ? formatDateTime(value, language) : value
}

/** Singapore dollars, `S$5,000`; with cents only where there are any. */
export function formatMoney(amount: number, language: Wording['language']): string {
  const cents = Number.isInteger(amount) ? 0 : 2
  return `${amount < 0 ? '-' : ''}S$${plain(Math.abs(amount), language, cents, cents)}`
}

function plain(value: number, language: Wording['language'], least: number, most: number): string {
  const digits = { minimumFractionDigits: least, maximumFractionDigits: most }
  return new Intl.NumberFormat(locales[language], digits).format(value)
}

/** `+65 9123 4567`; another country's number, or one of another length, keeps its digits together. */
export function formatPhone({ prefix, areaCode, number }: Phone): string {
  const grouped = areaCode === '65' ? number.replace(/^(\d{4})(\d{4})$/, '$1 $2') : number
  return `${prefix}${areaCode} ${grouped}`.trim()
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
