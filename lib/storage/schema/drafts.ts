import { sql } from 'drizzle-orm'
import { boolean, index, pgTable, text } from 'drizzle-orm/pg-core'
import { instant, sealed } from './columns.ts'
import { sessions } from './login.ts'

/** Forms under way: what was typed, sealed. One that was sent keeps its reference and no answers. */
export const drafts = pgTable(
  'drafts',
  {
    id: text('id').primaryKey(),
    session: text('session').references(() => sessions.id, { onDelete: 'set null' }),
    subject: text('subject'),
    product: text('product').notNull(),
    offered: boolean('offered').notNull().default(false),
    leftSession: text('left_session').references(() => sessions.id, { onDelete: 'set null' }),
    language: text('language').notNull(),
    answers: sealed('answers'),
    keyId: text('key_id').notNull(),
    reference: text('reference'),
    updatedAt: instant('updated_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    index('drafts_session_product').on(table.session, table.product),
    index('drafts_subject').on(table.subject).where(sql`${table.subject} is not null`),
    index('drafts_left_behind')
      .on(table.subject, table.product, table.updatedAt)
      .where(sql`${table.reference} is null`),
    index('drafts_left_session').on(table.leftSession).where(sql`${table.leftSession} is not null`),
    index('drafts_expires_at').on(table.expiresAt),
  ],
)

/** Private links to unfinished answers; at most one for each draft. */
export const resumeLinks = pgTable(
  'resume_links',
  {
    draft: text('draft')
      .primaryKey()
      .references(() => drafts.id, { onDelete: 'cascade' }),
    secretHash: text('secret_hash').notNull().unique(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('resume_links_expires_at').on(table.expiresAt)],
)
