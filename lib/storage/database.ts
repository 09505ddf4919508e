import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { AttemptStore } from 'singpass-client'
import type {
  ApplicationStore,
  DraftStore,
  OfferedDraftStore,
  Purge,
  ResumeLinkStore,
  RetrievalStore,
  SessionStore,
} from '@/lib/onboarding/stores.ts'
import { migrateDatabase } from './engine/migrate.ts'
import { applications } from './schema.ts'
import { parseDataKeys } from './sealing/data-keys.ts'
import { createSealer } from './sealing/seal.ts'
import { createApplicationStore } from './stores/applications.ts'
import { createAttemptStore } from './stores/attempts.ts'
import { type AuditVerdict, verifyAudit } from './stores/audit.ts'
import { createDraftStore } from './stores/drafts.ts'
import { createOfferedDraftStore } from './stores/offered-drafts.ts'
import { createPurge } from './stores/purge.ts'
import { createReseal } from './stores/reseal.ts'
import { createResumeLinkStore } from './stores/resume-links.ts'
import { createRetrievalStore } from './stores/retrievals.ts'
import { createSessionStore } from './stores/sessions.ts'

export { DraftGone, StorageFault, StorageUnavailable } from './errors.ts'

/**
 * Everything that is kept, in one PostgreSQL database that many nodes may share.
 *
 * Every call ends within bounded time; one that finds the database away throws `StorageUnavailable`.
 */
export interface Storage {
  attempts: AttemptStore
  sessions: SessionStore
  retrievals: RetrievalStore
  drafts: DraftStore
  offeredDrafts: OfferedDraftStore
  resumeLinks: ResumeLinkStore
  applications: ApplicationStore
  purge: Purge
  /** Seals anew what an older data key has sealed. Returns how many values. */
  reseal(): Promise<number>
  /** Checks the chain of audit entries from its beginning. */
  verifyAudit(): Promise<AuditVerdict>
  /** True when the database answers and has its tables. Never throws. */
  ready(): Promise<boolean>
  /** Creates or updates the tables; safe when many nodes start at once. */
  migrate(): Promise<void>
  /** Ends the connections, after the calls that are under way. */
  close(): Promise<void>
}

export interface StorageOptions {
  /** `postgres://…` */
  url: string
  /** `kid:base64url(32 bytes)`, comma list; the first seals, all open. */
  dataKeys: string
  /** Life of a retrieval. */
  retrievalMinutes: number
  /** The clock, in epoch milliseconds. */
  now?: () => number
  /** Connections of this node, at most. */
  connections?: number
  /** Whether the engine has room to write; asked before an application is stored. Always, when absent. */
  hasRoom?: () => Promise<boolean>
}

/** Longer than any of our statements takes, shorter than an applicant waits. */
const LIMITS = {
  connectionTimeoutMillis: 3_000,
  statement_timeout: 5_000,
  lock_timeout: 3_000,
  query_timeout: 6_000,
  idle_in_transaction_session_timeout: 10_000,
}

/** Connects the stores to a database. Opens no connection yet; throws when the data keys are malformed. */
export function createStorage({
  url,
  dataKeys,
  retrievalMinutes,
  now = Date.now,
  connections = 10,
  hasRoom,
}: StorageOptions): Storage {
  const sealer = createSealer(parseDataKeys(dataKeys))
  const pool = openPool(url, connections)
  const database = drizzle(pool)
  const parts = { database, sealer, now }

  return {
    attempts: createAttemptStore(parts),
    sessions: createSessionStore(parts),
    retrievals: createRetrievalStore({ ...parts, minutes: retrievalMinutes }),
    drafts: createDraftStore(parts),
    offeredDrafts: createOfferedDraftStore(parts),
    resumeLinks: createResumeLinkStore(parts),
    applications: createApplicationStore({ ...parts, hasRoom }),
    purge: createPurge(parts),
    reseal: createReseal(parts),
    verifyAudit: () => verifyAudit(database),
    migrate: () => migrateDatabase(url),
    close: () => pool.end(),

    ready() {
      const answer = database.execute(sql`select from ${applications} limit 1`)
      return answer.then(
        () => true,
        () => false,
      )
    },
  }
}

function openPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    ...LIMITS,
    max,
    keepAlive: true,
    allowExitOnIdle: true,
    application_name: 'myinfo-onboarding',
  })
  // A connection that is lost while nobody uses it would otherwise end the process; whoever asks next learns of it.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}
