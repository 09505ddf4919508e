import { randomBytes, randomUUID } from 'node:crypto'
import { and, eq, gt, isNotNull, or, type Placeholder, type SQL } from 'drizzle-orm'
import { loginCodeOf } from '@/lib/onboarding/application/login-code.ts'
import { idleLimitOf, sessionLimits } from '@/lib/onboarding/session-limits.ts'
import type { Session, SessionStore } from '@/lib/onboarding/stores.ts'
import { withClosedErrors } from '../engine/availability.ts'
import { transact } from '../engine/transact.ts'
import { applications } from '../schema/applications.ts'
import { sessions } from '../schema/login.ts'
import { hashOf, type StoreParts, type Transaction } from '../store-parts.ts'
import { appendAudit } from './audit.ts'
import { moveDrafts, moveRetrievals } from './unfinished.ts'

/** Sessions, by the hash of the cookie's secret: reading the database does not let anyone become somebody. */
export function createSessionStore({ database, sealer, auditKeys, now }: StoreParts): SessionStore {
  return {
    async begin({ subject, previous, secret = randomBytes(32).toString('base64url') }) {
      const row = newSession({ secret, subject, createdAt: now() })
      await withClosedErrors(() =>
        transact(database, (transaction) => beginSession({ transaction, sealer, row, previous, at: now() })),
      )
      return { secret, session: sessionOf(row) }
    },

    async find(secret) {
      const [row] = await withClosedErrors(() => database.select().from(sessions).where(live(secret, now())))
      return row && sessionOf(row)
    },

    extend(secret) {
      return withClosedErrors(() =>
        transact(database, async (transaction) => {
          const [row] = await transaction.select().from(sessions).where(live(secret, now())).for('update')
          if (!row) return undefined
          const expiresAt = new Date(Math.min(now() + idleLimitOf(row), row.endsAt.getTime()))
          await transaction.update(sessions).set({ expiresAt }).where(eq(sessions.id, row.id))
          return expiresAt.getTime()
        }),
      )
    },

    async end(secret) {
      await withClosedErrors(() => database.delete(sessions).where(eq(sessions.secretHash, hashOf(secret))))
    },

    endAll(whose) {
      const object = 'reference' in whose ? whose.reference : 'subject' in whose ? whose.subject : 'everyone'
      return withClosedErrors(() =>
        transact(database, async (transaction) => {
          const all = await sessionsOf(transaction, whose)
          if (!all) return undefined
          const { rowCount } = await transaction.delete(sessions).where(all)
          await appendAudit(transaction, auditKeys, { event: 'sessions_ended', object, at: now() })
          return rowCount ?? 0
        }),
      )
    },
  }
}

function live(secret: string, at: number) {
  return liveSession(eq(sessions.secretHash, hashOf(secret)), new Date(at))
}

/** Of sessions: those of a condition that have not ended. */
export function liveSession(which: SQL, at: Date | Placeholder): SQL | undefined {
  return and(which, gt(sessions.expiresAt, at))
}

/** Which sessions those are; undefined when the application is not there. */
async function sessionsOf(transaction: Transaction, whose: Parameters<SessionStore['endAll']>[0]) {
  if ('everyone' in whose) return isNotNull(sessions.id)
  if ('subject' in whose) return eq(sessions.subject, whose.subject)
  const [sent] = await transaction.select().from(applications).where(eq(applications.reference, whose.reference))
  if (!sent) return undefined
  const own = eq(sessions.id, sent.session)
  return sent.subject === null ? own : or(own, eq(sessions.subject, sent.subject))
}

type Row = typeof sessions.$inferSelect

/** A session that begins at a time, not yet stored. */
export function newSession({
  secret,
  subject,
  createdAt,
}: {
  secret: string
  subject?: string
  createdAt: number
}): Row {
  const id = randomUUID()
  return {
    id,
    secretHash: hashOf(secret),
    subject: subject ?? null,
    createdAt: new Date(createdAt),
    expiresAt: new Date(createdAt + idleLimitOf({ subject })),
    endsAt: new Date(createdAt + sessionLimits.absolute),
    loginCode: subject === undefined ? null : loginCodeOf(id),
  }
}

/** Stores a new session, which follows the previous one of its browser where that is alive. */
export async function beginSession({ transaction, sealer, row, previous, at }: Beginning): Promise<void> {
  await transaction.insert(sessions).values(row)
  if (previous) await succeed({ transaction, sealer, row, previous: live(previous, at) })
}

/**
 * Moves what is unfinished to the new session, unless it is somebody else's, and ends the previous one. What was typed
 * before anybody had logged in is only offered to who has now.
 */
async function succeed({ transaction, sealer, row, previous }: Succession): Promise<void> {
  const [left] = await transaction.select().from(sessions).where(previous).for('update')
  if (!left) return
  if (left.subject === row.subject) {
    await moveRetrievals({ transaction, sealer, from: left.id, to: row.id })
    await moveDrafts({ transaction, sealer, from: left.id, becomes: { session: row.id, subject: row.subject } })
  } else if (left.subject === null) {
    await moveDrafts({ transaction, sealer, from: left.id, becomes: { session: row.id, subject: null, offered: true } })
  }
  await transaction.delete(sessions).where(eq(sessions.id, left.id))
}

interface Beginning extends Pick<StoreParts, 'sealer'> {
  transaction: Transaction
  row: Row
  /** Secret of the session that is followed. */
  previous?: string
  /** Epoch milliseconds. */
  at: number
}

interface Succession extends Pick<StoreParts, 'sealer'> {
  transaction: Transaction
  row: Row
  previous: ReturnType<typeof and>
}

/** What is told of a stored session. */
export function sessionOf({ id, subject, createdAt, expiresAt }: Row): Session {
  return { id, subject: subject ?? undefined, createdAt: createdAt.getTime(), expiresAt: expiresAt.getTime() }
}
