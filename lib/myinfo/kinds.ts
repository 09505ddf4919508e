import type { Address, Code, Phone, RecordValue, Value } from './person.ts'

/** Whether a value is rows of records. */
export function isRecords(value: Value): value is RecordValue[] {
  return Array.isArray(value)
}

/** Whether a value is a code with what it says. */
export function isCode(value: Value): value is Code {
  return typeof value === 'object' && 'description' in value && typeof value.description === 'string' && 'code' in value
}

/** Whether a value is a telephone number. */
export function isPhone(value: Value): value is Phone {
  return typeof value === 'object' && 'areaCode' in value && 'prefix' in value
}

/** Whether a value is an address, in parts or in lines. */
export function isAddress(value: Value): value is Address {
  return typeof value === 'object' && 'kind' in value && (value.kind === 'parts' || value.kind === 'lines')
}

/** Whether a value is one record of members. */
export function isRecord(value: Value): value is RecordValue {
  return typeof value === 'object' && !Array.isArray(value) && !isCode(value) && !isPhone(value) && !isAddress(value)
}
