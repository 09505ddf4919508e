import { bigint, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** The audit: entries of several chains, so that one need not wait for another. Written by `append_audit` alone. */
export const audit = pgTable(
  'audit',
  {
    slot: integer('slot').notNull(),
    number: bigint('number', { mode: 'number' }).notNull(),
    at: instant('at').notNull(),
    event: text('event').notNull(),
    object: text('object').notNull(),
    keyId: text('key_id').notNull(),
    nonce: text('nonce').notNull(),
    link: text('link').notNull(),
  },
  (table) => [primaryKey({ columns: [table.slot, table.number] })],
)

/** The newest entry of each chain of the audit. */
export const auditSlots = pgTable('audit_slots', {
  slot: integer('slot').primaryKey(),
  number: bigint('number', { mode: 'number' }).notNull(),
  link: text('link').notNull(),
})
