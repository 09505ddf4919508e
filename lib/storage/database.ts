import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import type { AttemptStore } from 'singpass-client'
import type { BankApplications } from '@/lib/delivery/access/applications.ts'
import type { TokenStore } from '@/lib/delivery/access/tokens.ts'
import type { Outbox } from '@/lib/delivery/outbox/outbox.ts'
import type { PersonData } from '@/lib/delivery/rights/person-data.ts'
import type { WayBackStore } from '@/lib/onboarding/application/way-back.ts'
import type { LoginStore } from '@/lib/onboarding/login-store.ts'
import type {
  ApplicationStore,
  DraftStore,
  LimitStore,
  OfferedDraftStore,
  Purge,
  ResumeLinkStore,
  RetrievalStore,
  SessionStore,
} from '@/lib/onboarding/stores.ts'
import type { VisitStore } from '@/lib/onboarding/visit-store.ts'
import type { StaffApplications, StaffSessions } from '@/lib/staff/stores.ts'
import { prepareDatabase } from './engine/migrate.ts'
import { watchCommits } from './engine/standby.ts'
import { WriterPool } from './engine/writer.ts'
import { applications } from './schema/applications.ts'
import { deriveAuditKeys } from './sealing/audit-keys.ts'
import { formatDataKeys, parseDataKeys } from './sealing/data-keys.ts'
import { createSealer } from './sealing/seal.ts'
import type { AuditAnchor } from './stores/anchor.ts'
import { createWayBackStore } from './stores/applicant/way-back.ts'
import { createApplicationStore } from './stores/applications.ts'
import { createAttemptStore } from './stores/attempts.ts'
import { createBankApplications } from './stores/delivery/bank-applications.ts'
import { createOutbox } from './stores/delivery/outbox.ts'
import { createTokenStore } from './stores/delivery/tokens.ts'
import { createDraftStore } from './stores/drafts/drafts.ts'
import { createOfferedDraftStore } from './stores/drafts/offered-drafts.ts'
import { createResumeLinkStore } from './stores/drafts/resume-links.ts'
import { createLimitStore } from './stores/limits.ts'
import { createLoginStore } from './stores/login/logins.ts'
import { createOpenSealed, type OpenedTable } from './stores/open-sealed.ts'
import { createPurge } from './stores/purge.ts'
import { createKeyUses, createReseal, type KeyUse, type ResealProgress } from './stores/reseal.ts'
import { createRetrievalStore } from './stores/retrievals.ts'
import { createPersonData } from './stores/rights/person-data.ts'
import { createSessionStore } from './stores/sessions.ts'
import { createStaffApplications } from './stores/staff/applications.ts'
import { createStaffSessions } from './stores/staff/sessions.ts'
import { countAlive } from './stores/unfinished.ts'
import { type AuditVerdict, anchorAudit, verifyAudit } from './stores/verify-audit.ts'
import { createVisitStore } from './stores/visits/visits.ts'

export {
  DraftGone,
  DraftTooLarge,
  MigrationsPending,
  StorageFault,
  StorageUnavailable,
  startAdvice,
} from './errors.ts'

/**
 * Everything that is kept, in one PostgreSQL database that many nodes may share.
 *
 * Every call ends within bounded time; one that finds the database away throws `StorageUnavailable`.
 */
export interface Storage {
  attempts: AttemptStore
  sessions: SessionStore
  logins: LoginStore
  visits: VisitStore
  retrievals: RetrievalStore
  drafts: DraftStore
  offeredDrafts: OfferedDraftStore
  resumeLinks: ResumeLinkStore
  applications: ApplicationStore
  wayBack: WayBackStore
  limits: LimitStore
  outbox: Outbox
  bankApplications: BankApplications
  tokens: TokenStore
  personData: PersonData
  staffSessions: StaffSessions
  staffApplications: StaffApplications
  purge: Purge
  /** Seals anew what an older data key has sealed, and says how far it has come. Returns how many values. */
  reseal(report?: (progress: ResealProgress) => void): Promise<number>
  /** Counts what each data key seals, and what each audit key proves. */
  keyUses(): Promise<KeyUse[]>
  /** Opens every sealed value where it stands, drops it at once, and counts. */
  openSealed(): Promise<OpenedTable[]>
  /** Checks every chain of audit entries from its beginning, and that the anchors given fit them. */
  verifyAudit(anchors?: readonly AuditAnchor[]): Promise<AuditVerdict>
  /** Signs how far the audit has come. */
  anchorAudit(): Promise<AuditAnchor>
  /** The audit keys in use, as they stand in `AUDIT_KEYS`. */
  auditKeys(): string
  /** What is kept now of what expires: retrieved persons, and answers that were not sent. */
  alive(): Promise<{ retrievals: number; drafts: number }>
  /** Connections of this node, and how many calls wait for one. */
  connections(): { busy: number; idle: number; waiting: number }
  /** True when the database answers and has its tables. Never throws. */
  ready(): Promise<boolean>
  /**
   * Creates or updates the tables where this role may; safe when many nodes start at once.
   *
   * @throws {MigrationsPending} where they lack something and this role may not give it.
   */
  migrate(): Promise<void>
  /** Ends the connections, after the calls that are under way. */
  close(): Promise<void>
}

/** What the stores are opened with. */
export interface StorageOptions {
  /** `postgres://…`, with several hosts where there are standbys. */
  url: string
  /** `kid:base64url(32 bytes)`, comma list; the first seals, all open. */
  dataKeys: string
  /** Keys of the audit, in the same form; derived from the data keys when absent. */
  auditKeys?: string
  /** Life of a retrieval. */
  retrievalMinutes: number
  /** The clock, in epoch milliseconds. */
  now?: () => number
  /** Connections of this node, at most. */
  connections?: number
  /** Whether the engine has room to write; asked before an application is stored. Always, when absent. */
  hasRoom?: () => Promise<boolean>
  /** Names of the receivers that are told of a product's applications; none, when absent. */
  receivers?: (product: string) => readonly string[]
  /** Whether a product takes two people to accept or to decline; none does, when absent. */
  takesTwo?: (product: string) => boolean
  /** Days until a decided application is purged; undefined where its time counts from the receipt. */
  keptAfterDecision?: (product: string) => number | undefined
}

/**
 * What this end waits for at most. The server's own limits are defaults of the role (see `limitStatements`): none is a
 * startup parameter, which a pool in between would refuse.
 */
const LIMITS = { connectionTimeoutMillis: 3_000, query_timeout: 6_000 }

/** Connects the stores to a database. Opens no connection yet; throws when the data keys are malformed. */
export function createStorage({
  url,
  dataKeys,
  auditKeys: givenAuditKeys,
  retrievalMinutes,
  now = Date.now,
  connections = 10,
  hasRoom,
  receivers,
  takesTwo,
  keptAfterDecision,
}: StorageOptions): Storage {
  const sealer = createSealer(parseDataKeys(dataKeys))
  const auditKeys = givenAuditKeys ? parseDataKeys(givenAuditKeys) : deriveAuditKeys(parseDataKeys(dataKeys))
  const pool = openPool(url, connections)
  const database = drizzle(pool)
  const parts = { database, sealer, auditKeys, now }
  const trail = { database, keys: auditKeys, now }

  return {
    attempts: createAttemptStore(parts),
    sessions: createSessionStore(parts),
    logins: createLoginStore({ ...parts, minutes: retrievalMinutes }),
    visits: createVisitStore(parts),
    retrievals: createRetrievalStore({ ...parts, minutes: retrievalMinutes }),
    drafts: createDraftStore(parts),
    offeredDrafts: createOfferedDraftStore(parts),
    resumeLinks: createResumeLinkStore(parts),
    limits: createLimitStore(parts),
    applications: createApplicationStore({ ...parts, hasRoom, receivers }),
    wayBack: createWayBackStore(parts),
    outbox: createOutbox(parts),
    bankApplications: createBankApplications({ ...parts, receivers, takesTwo, keptAfterDecision }),
    tokens: createTokenStore(parts),
    personData: createPersonData(parts),
    staffSessions: createStaffSessions(parts),
    staffApplications: createStaffApplications(parts),
    purge: createPurge(parts),
    reseal: createReseal(parts),
    keyUses: createKeyUses(parts),
    openSealed: createOpenSealed(parts),
    verifyAudit: (anchors) => verifyAudit(trail, anchors),
    anchorAudit: () => anchorAudit(trail),
    auditKeys: () => formatDataKeys(auditKeys),
    migrate: () => prepareDatabase(url),
    alive: () => countAlive(database),
    connections: () => ({
      busy: pool.totalCount - pool.idleCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
    }),
    close: () => pool.end(),
    ready: () => isAnswered(database.execute(sql`select from ${applications} limit 1`)),
  }
}

function isAnswered(statement: Promise<unknown>): Promise<boolean> {
  return statement.then(
    () => true,
    () => false,
  )
}

function openPool(url: string, max: number): pg.Pool {
  const pool = new WriterPool(url, {
    ...LIMITS,
    max,
    keepAlive: true,
    allowExitOnIdle: true,
    application_name: 'myinfo-onboarding',
  })
  // A connection that is lost while nobody uses it would otherwise end the process; whoever asks next learns of it.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
    watchCommits(client)
  })
  return pool
}
