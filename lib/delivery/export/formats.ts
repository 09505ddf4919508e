import { stringify } from 'csv-stringify/sync'
import type { ApplicationRecord } from '../record/record.ts'

/** How an export is written. `csv` has a row for each value, since products differ in their fields. */
export const formats = ['ndjson', 'json', 'csv'] as const

/** A format of exports, by its name on the command line. */
export type Format = (typeof formats)[number]

/** Text of an export, piece by piece: what stands in front, each record, and the end. */
export interface Writer {
  begin: string
  record(record: ApplicationRecord, first: boolean): string
  end: string
}

const columns = [
  'reference',
  'position',
  'product',
  'received_at',
  'status',
  'language',
  'connection',
  'field',
  'kind',
  'value',
  'locked',
  'origin',
  'agency',
  'updated',
]

const writers: Record<Format, Writer> = {
  ndjson: { begin: '', record: (record) => `${JSON.stringify(record)}\n`, end: '' },
  json: { begin: '[\n', record: (record, first) => `${first ? '' : ',\n'}${JSON.stringify(record)}`, end: '\n]\n' },
  csv: { begin: `\uFEFF${csv([columns])}`, record: (record) => csv(rowsOf(record)), end: '' },
}

/** The writer of a format. An export that goes on from a place leaves out what stands in front. */
export function writerOf(format: Format): Writer {
  return writers[format]
}

/** A cell that a spreadsheet would take for a formula begins with an apostrophe. */
function csv(rows: unknown[][]): string {
  return stringify(rows, { escape_formulas: true, record_delimiter: 'windows' })
}

function rowsOf(record: ApplicationRecord): unknown[][] {
  const { reference, position, product, receivedAt, status, language, connection } = record
  const common = [reference, position, product.id, receivedAt, status, language, connection]
  return record.values.map(({ field, kind, value, locked, from }) => {
    const origin = from.kind === 'myinfo' ? [from.kind, from.agency, from.updated] : [from.kind, '', '']
    return [...common, field, kind, textOf(value), String(locked), ...origin]
  })
}

function textOf(value: unknown): string {
  return value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)
}
