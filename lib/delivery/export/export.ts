import type { BankApplications, Place, Selection } from '../access/applications.ts'
import { cursorOf } from '../access/cursor.ts'
import { buildRecord } from '../record/build-record.ts'
import { type Format, writerOf } from './formats.ts'

/** A piece of an export: text to write, and from where to go on when everything up to it was written. */
export interface Piece {
  text: string
  cursor?: string
  records: number
}

/**
 * Writes applications in the order of their receipt, one at a time and with flat memory, whatever their number.
 *
 * `after` goes on where an earlier run was cut: then nothing stands in front, so that the pieces can be joined. Two
 * runs over the same applications write the same text.
 */
export async function* exportApplications(
  applications: Pick<BankApplications, 'stream'>,
  { format, ...selection }: { format: Format } & Omit<Selection, 'limit'>,
): AsyncIterable<Piece> {
  const writer = writerOf(format)
  let first = selection.after === undefined
  if (first) yield { text: writer.begin, records: 0 }
  for await (const found of applications.stream(selection)) {
    const { receivedAt, reference } = found.application
    const place: Place = { receivedAt, reference }
    yield { text: writer.record(buildRecord(found), first), cursor: cursorOf(place), records: 1 }
    first = false
  }
  yield { text: writer.end, records: 0 }
}
