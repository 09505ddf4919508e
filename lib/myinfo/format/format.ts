import type { Member, Shape } from '../attribute.ts'
import { isAddress, isCode, isPhone, isRecord, isRecords } from '../kinds.ts'
import type { Wording } from '../language.ts'
import type { RecordValue, Value } from '../person.ts'
import { sortRows } from '../sort-rows.ts'
import { formatDate, formatDateTime, formatTime } from './calendar.ts'
import { addressLines, formatCode, formatMoney, formatNumber, formatPhone, formatSize } from './leaf.ts'

export { addressLines, formatCode, formatMoney, formatPhone, maskNrics } from './leaf.ts'

/**
 * A value for people to read. Names, words and identifiers stay exactly as Myinfo delivers them; money, dates and
 * telephone numbers take the reader's form.
 *
 * Lines of an address and rows of records are parted by line feeds; what stands beside each other in a row, by commas.
 */
export function formatValue(shape: Shape, value: Value, wording: Wording): string {
  if (isRecords(value))
    return sortRows(shape, value)
      .map((row) => formatValue(shape, row, wording))
      .join('\n')
  if (isAddress(value)) return addressLines(value).join('\n')
  if (isPhone(value)) return formatPhone(value)
  if (isCode(value)) return formatCode(value)
  if (isRecord(value)) return formatRecord(shape, value, wording)
  if (typeof value === 'boolean') return value ? wording.yes : wording.no
  return typeof value === 'number' ? formatAmount(shape, value, wording) : formatText(shape, value, wording)
}

function formatRecord(shape: Shape, record: RecordValue, wording: Wording): string {
  if (shape.kind !== 'record' && shape.kind !== 'records') return ''
  const members = shownMembers(shape.members, record, wording)
  return members.map(({ text }) => text).join(', ')
}

function formatAmount({ kind }: Shape, value: number, { language }: Wording): string {
  return kind === 'money' ? formatMoney(value, language) : formatNumber(value, language)
}

function formatText({ kind }: Shape, value: string, { language }: Wording): string {
  if (kind === 'date' || kind === 'year') return formatDate(value, language)
  if (kind === 'month') return formatDate(value, language, 'short')
  if (kind === 'time') return formatTime(value)
  if (kind === 'file') return formatSize(value, language)
  return kind === 'date-time' ? formatDateTime(value, language) : value
}

/** One member of a record, as it is shown. */
export interface ShownMember {
  member: Member
  text: string
}

/**
 * The members of a record that have something to show, in the table's order.
 *
 * A notice of assessment shows its tax clearance as the word "Clearance" after its type, and not at all when there is none.
 *
 * @see Singpass developer documentation, Myinfo Data Display Guidelines
 */
export function shownMembers(members: readonly Member[], record: RecordValue, wording: Wording): ShownMember[] {
  return members
    .filter((member) => !member.addedTo)
    .map((member) => ({ member, text: [ownText(member, record, wording), ...words(member, members, record)] }))
    .map(({ member, text }) => ({ member, text: text.filter((part) => part !== '').join(' ') }))
    .filter(({ text }) => text !== '')
}

function ownText({ name, shape }: Member, record: RecordValue, wording: Wording): string {
  const value = record[name]
  return value === undefined ? '' : formatValue(shape, value, wording)
}

function words({ name }: Member, members: readonly Member[], record: RecordValue): string[] {
  return members.flatMap((other) =>
    other.addedTo?.member === name && record[other.name] === true ? [other.addedTo.word] : [],
  )
}
