import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** What happened to applications and where it is told: the outbox. Its statements are in `stores/delivery`. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: text('id').primaryKey(),
    receiver: text('receiver').notNull(),
    reference: text('reference').notNull(),
    position: integer('position').notNull(),
    event: text('event').notNull(),
    version: integer('version').notNull(),
    state: text('state').notNull(),
    attempts: integer('attempts').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    dueAt: instant('due_at').notNull(),
    firstAttemptAt: instant('first_attempt_at'),
    settledAt: instant('settled_at'),
    lastResult: text('last_result'),
  },
  (table) => [
    uniqueIndex('deliveries_position').on(table.receiver, table.reference, table.position),
    index('deliveries_reference').on(table.reference, table.position),
    index('deliveries_state').on(table.state, table.createdAt),
    index('deliveries_due').on(table.receiver, table.dueAt).where(sql`${table.state} = 'waiting'`),
    index('deliveries_open')
      .on(table.receiver, table.reference, table.position)
      .where(sql`${table.state} in ('waiting', 'parked')`),
  ],
)

/** Bearer tokens of the bank's systems. */
export const apiTokens = pgTable('api_tokens', {
  id: text('id').primaryKey(),
  secretHash: text('secret_hash').notNull().unique(),
  name: text('name').notNull(),
  products: text('products').array().notNull(),
  scopes: text('scopes').array().notNull(),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  lastUsedAt: instant('last_used_at'),
})

/** Requests that were answered under an idempotency key. */
export const apiRequests = pgTable(
  'api_requests',
  {
    key: text('key').primaryKey(),
    requestHash: text('request_hash').notNull(),
    answer: text('answer').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('api_requests_expires_at').on(table.expiresAt)],
)
