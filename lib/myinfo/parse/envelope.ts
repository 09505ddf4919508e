import { readDay } from './calendar.ts'
import { isNoValue, isObject, readMember, unwrap } from './wire.ts'

/** What stands beside the content of an item, where an item has it. */
interface Envelope {
  /** `1` government, `2` applicant, `3` not applicable, `4` Singpass; others are unknown to us. */
  source?: string
  /** `YYYY-MM-DD`. */
  updated?: string
  /** Something stands where the date should, and is none. */
  isMisdated: boolean
  unavailable: boolean
}

/** Reads the envelope of an item; anything but an object has an empty one. */
export function parseEnvelope(wire: unknown): Envelope {
  if (!isObject(wire)) return { isMisdated: false, unavailable: false }

  const source = readMember(wire, 'source')
  const date = unwrap(readMember(wire, 'lastupdated'))
  const updated = typeof date === 'string' ? readDay(date) : undefined
  return {
    ...(typeof source === 'string' || typeof source === 'number' ? { source: String(source).trim() } : {}),
    ...(updated !== undefined ? { updated } : {}),
    isMisdated: updated === undefined && !isNoValue(date),
    unavailable: isTrue(readMember(wire, 'unavailable')),
  }
}

function isTrue(flag: unknown): boolean {
  return flag === true || flag === 'true'
}
