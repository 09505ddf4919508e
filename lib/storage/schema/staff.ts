import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { applications } from './applications.ts'
import { instant, sealed } from './columns.ts'

/** The bank's people, as their provider named them when they last signed in. */
export const staffMembers = pgTable('staff_members', {
  id: text('id').primaryKey(),
  name: sealed('name').notNull(),
  keyId: text('key_id').notNull(),
  seenAt: instant('seen_at').notNull(),
})

/** Sessions of staff, known by the hash of their secret, with the roles that they began with. */
export const staffSessions = pgTable(
  'staff_sessions',
  {
    id: text('id').primaryKey(),
    secretHash: text('secret_hash').notNull().unique(),
    member: text('member')
      .notNull()
      .references(() => staffMembers.id, { onDelete: 'cascade' }),
    roles: text('roles').array().notNull(),
    singleKeys: boolean('single_keys').notNull().default(false),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    endsAt: instant('ends_at').notNull(),
  },
  (table) => [index('staff_sessions_expires_at').on(table.expiresAt)],
)

/** What staff wrote of applications: notes, proposals, and decisions that somebody else was faster than. */
export const staffEntries = pgTable(
  'staff_entries',
  {
    id: text('id').primaryKey(),
    reference: text('reference')
      .notNull()
      .references(() => applications.reference, { onDelete: 'cascade' }),
    kind: text('kind').notNull(),
    member: text('member').notNull(),
    position: integer('position').notNull(),
    decision: text('decision'),
    words: sealed('words'),
    keyId: text('key_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    index('staff_entries_reference').on(table.reference, table.at),
    uniqueIndex('staff_entries_proposal').on(table.reference).where(sql`${table.kind} = 'proposal'`),
  ],
)

/** What staff saw and did with applications, each with its place in the audit. */
export const staffActs = pgTable(
  'staff_acts',
  {
    id: text('id').primaryKey(),
    reference: text('reference')
      .notNull()
      .references(() => applications.reference, { onDelete: 'cascade' }),
    member: text('member').notNull(),
    act: text('act').notNull(),
    field: text('field'),
    slot: integer('slot').notNull(),
    number: bigint('number', { mode: 'number' }).notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('staff_acts_reference').on(table.reference, table.at)],
)
