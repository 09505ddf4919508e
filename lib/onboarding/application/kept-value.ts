import { isRecord, isRecords } from '@/lib/myinfo/kinds.ts'
import { hasPassedAway, yearOfBirth } from '@/lib/myinfo/passed-away.ts'
import type { RecordValue, Value } from '@/lib/myinfo/person.ts'

/**
 * What an application keeps of a value of Myinfo: all of it, but of somebody who has died only the year of birth.
 *
 * Nothing is offered to them, so nobody needs the day. The form still shows what was retrieved, as it came.
 */
export function keptValue(value: Value): Value {
  if (isRecords(value)) return value.map(keptRecord)
  return isRecord(value) ? keptRecord(value) : value
}

function keptRecord(record: RecordValue): RecordValue {
  if (!hasPassedAway(record)) return record
  const kept = { ...record, dateOfBirth: yearOfBirth(record), timeOfBirth: undefined }
  return Object.fromEntries(Object.entries(kept).filter(([, member]) => member !== undefined))
}
