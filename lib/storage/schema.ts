import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'

/** A sealed value (see `seal.ts`), as the bytes of its compact form. The only type a sensitive column may have. */
const sealed = customType<{ data: string; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value, 'ascii'),
  fromDriver: (value) => value.toString('ascii'),
})

/** Agencies that a retrieval went without, because they were closed. */
const withoutAgencies = () => text('without_agencies').array().notNull().default([])

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' })

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

export const sessions = pgTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    secretHash: text('secret_hash').notNull().unique(),
    subject: text('subject'),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    endsAt: instant('ends_at').notNull(),
  },
  (table) => [
    index('sessions_expires_at').on(table.expiresAt),
    index('sessions_subject').on(table.subject).where(sql`${table.subject} is not null`),
  ],
)

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

/** Certificates of what was erased. */
export const erasures = pgTable('erasures', {
  reference: text('reference').primaryKey(),
  certificate: text('certificate').notNull(),
  at: instant('at').notNull(),
})

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

/** Counts of uses, of which nothing is lost by a crash but the counts. The columns are those of `rate-limiter-flexible`. */
export const limits = pgTable(
  'limits',
  {
    key: text('key').primaryKey(),
    points: integer('points').notNull(),
    expire: bigint('expire', { mode: 'number' }),
  },
  (table) => [index('limits_expire').on(table.expire)],
)

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
    index('deliveries_due').on(table.receiver, table.dueAt).where(sql`${table.state} = 'waiting'`),
    index('deliveries_open')
      .on(table.receiver, table.reference, table.position)
      .where(sql`${table.state} in ('waiting', 'parked')`),
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

/** The bank's people, as their provider named them when they last signed in. */
export const staffMembers = pgTable('staff_members', {
  id: text('id').primaryKey(),
  name: sealed('name').notNull(),
  keyId: text('key_id').notNull(),
  seenAt: instant('seen_at').notNull(),
})

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
