import { customType, text, timestamp } from 'drizzle-orm/pg-core'

/** A sealed value (see `sealing/seal.ts`), as the bytes of its compact form. The only type a sensitive column may have. */
export const sealed = customType<{ data: string; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value, 'ascii'),
  fromDriver: (value) => value.toString('ascii'),
})

/** Agencies that a retrieval went without, because they were closed. */
export const withoutAgencies = () => text('without_agencies').array().notNull().default([])

/** A moment, to the millisecond. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' })
