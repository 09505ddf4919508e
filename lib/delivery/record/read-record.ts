import { type ApplicationRecord, recordV1 } from './record.ts'

/** How each version of the record becomes the newest one. A version that was ever sent stays in this table. */
const readers: Readonly<Record<number, (record: unknown) => ApplicationRecord>> = {
  1: (record) => recordV1.parse(record),
}

/** A record could not be read: its version is unknown, or it is not what its version says. Carries no value of it. */
export class RecordRefused extends Error {
  override readonly name = 'RecordRefused'
}

/**
 * Reads a record of any version that was ever sent, as the newest one.
 *
 * @throws {RecordRefused} when it is none.
 */
export function readRecord(record: unknown): ApplicationRecord {
  const read = readers[Object(record).version]
  if (!read) throw new RecordRefused('the version of the record is unknown')
  try {
    return read(record)
  } catch {
    throw new RecordRefused(`the record is not one of version ${Object(record).version}`)
  }
}
