import { sql } from 'drizzle-orm'
import { index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { instant, sealed, withoutAgencies } from './columns.ts'
import { sessions } from './login.ts'

/** What was sent: one row for each application, its values sealed, until it is purged or erased. */
export const applications = pgTable(
  'applications',
  {
    reference: text('reference').primaryKey(),
    draft: text('draft').notNull().unique(),
    session: text('session').notNull(),
    subject: text('subject'),
    product: text('product').notNull(),
    connection: text('connection').notNull(),
    api: text('api').notNull(),
    withoutAgencies: withoutAgencies(),
    language: text('language').notNull(),
    status: text('status').notNull(),
    answers: sealed('answers').notNull(),
    keyId: text('key_id').notNull(),
    receivedAt: instant('received_at').notNull(),
    purgeAfter: instant('purge_after'),
    positions: integer('positions').notNull().default(1),
    heldAt: instant('held_at'),
    assignee: text('assignee'),
  },
  (table) => [
    index('applications_subject').on(table.subject).where(sql`${table.subject} is not null`),
    index('applications_assignee')
      .on(table.assignee, table.receivedAt, table.reference)
      .where(sql`${table.assignee} is not null`),
    index('applications_received_at').on(table.receivedAt, table.reference),
    index('applications_purge_after').on(table.purgeAfter),
    index('applications_by_hand').on(table.receivedAt, table.reference).where(sql`${table.connection} = 'none'`),
    index('applications_status').on(table.status, table.receivedAt, table.reference),
    index('applications_product').on(table.product, table.status, table.receivedAt, table.reference),
  ],
)

/** Sessions that were shown to be an applicant's own, after the application was sent: they see where it stands. */
export const applicationVisits = pgTable(
  'application_visits',
  {
    session: text('session')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    reference: text('reference')
      .notNull()
      .references(() => applications.reference, { onDelete: 'cascade' }),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.session, table.reference] }),
    index('application_visits_reference').on(table.reference),
  ],
)

/** What was decided on applications, and what was asked. */
export const decisions = pgTable(
  'decisions',
  {
    id: text('id').primaryKey(),
    reference: text('reference')
      .notNull()
      .references(() => applications.reference, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    decision: text('decision').notNull(),
    reason: sealed('reason'),
    keyId: text('key_id').notNull(),
    decidedBy: text('decided_by').notNull(),
    decidedAt: instant('decided_at').notNull(),
  },
  (table) => [uniqueIndex('decisions_position').on(table.reference, table.position)],
)

/** Certificates of what was erased. */
export const erasures = pgTable('erasures', {
  reference: text('reference').primaryKey(),
  certificate: text('certificate').notNull(),
  at: instant('at').notNull(),
})
