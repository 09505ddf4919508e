import { sql } from 'drizzle-orm'
import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { instant, sealed, withoutAgencies } from './columns.ts'

/** Trips to Singpass; at most ten minutes. What each column holds is said in the database: see the migrations. */
export const attempts = pgTable(
  'attempts',
  {
    stateHash: text('state_hash').primaryKey(),
    browser: text('browser').notNull(),
    product: text('product').notNull(),
    connection: text('connection'),
    withoutAgencies: withoutAgencies(),
    application: text('application'),
    attempt: sealed('attempt'),
    keyId: text('key_id').notNull(),
    expiresAt: instant('expires_at').notNull(),
    takenAt: instant('taken_at'),
    outcome: text('outcome'),
  },
  (table) => [index('attempts_expires_at').on(table.expiresAt)],
)

/** Sessions of applicants, known by the hash of their secret, with the account of those who logged in. */
export const sessions = pgTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    secretHash: text('secret_hash').notNull().unique(),
    subject: text('subject'),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    loginCode: text('login_code'),
  },
  (table) => [
    index('sessions_expires_at').on(table.expiresAt),
    index('sessions_login_code').on(table.loginCode).where(sql`${table.loginCode} is not null`),
    index('sessions_subject').on(table.subject).where(sql`${table.subject} is not null`),
  ],
)

/** What Myinfo gave of a person, sealed; the newest for each session and product. */
export const retrievals = pgTable(
  'retrievals',
  {
    id: text('id').primaryKey(),
    session: text('session')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    product: text('product').notNull(),
    connection: text('connection').notNull(),
    api: text('api').notNull(),
    withoutAgencies: withoutAgencies(),
    person: sealed('person').notNull(),
    keyId: text('key_id').notNull(),
    retrievedAt: instant('retrieved_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    uniqueIndex('retrievals_session_product').on(table.session, table.product),
    index('retrievals_expires_at').on(table.expiresAt),
  ],
)
