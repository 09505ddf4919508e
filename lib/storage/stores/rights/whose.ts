import { and, eq, gt, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import type { Whose } from '@/lib/delivery/rights/person-data.ts'
import { LOGIN_CODE_MS } from '@/lib/onboarding/application/login-code.ts'
import { codeOf } from '@/lib/onboarding/application/way-back.ts'
import { applications } from '../../schema/applications.ts'
import { drafts } from '../../schema/drafts.ts'
import { sessions } from '../../schema/login.ts'
import type { Database, Transaction } from '../../store-parts.ts'

/** Which rows of each table are a person's. */
export interface OwnRows {
  applications: SQL | undefined
  drafts: SQL | undefined
  sessions: SQL | undefined
}

/**
 * Finds whose data is meant; undefined for nobody. An account owns whatever was sent and begun with it; without one an
 * application owns its draft, and what is left of its session.
 */
export async function rowsOf(
  database: Pick<Database | Transaction, 'select'>,
  whose: Whose,
  now: number,
): Promise<OwnRows | undefined> {
  if ('loginCode' in whose) return ofAccount(await accountOf(database, whose.loginCode, now))

  const one = eq(applications.reference, whose.reference)
  const [sent] = await database.select().from(applications).where(one)
  if (!sent) return undefined
  if (sent.subject !== null) return ofAccount(sent.subject)
  return {
    applications: one,
    drafts: or(eq(drafts.id, sent.draft), eq(drafts.session, sent.session)),
    sessions: eq(sessions.id, sent.session),
  }
}

function ofAccount(subject: string | undefined): OwnRows | undefined {
  if (subject === undefined) return undefined
  return {
    applications: eq(applications.subject, subject),
    drafts: or(
      eq(drafts.subject, subject),
      // As an array, so that an index finds them; of a list the engine would read every draft.
      sql`${drafts.session} = any(array(select ${sessions.id} from ${sessions} where ${sessions.subject} = ${subject}))`,
    ),
    sessions: eq(sessions.subject, subject),
  }
}

/** The account whose login was a moment ago and shows this code. */
async function accountOf(
  database: Pick<Database | Transaction, 'select'>,
  code: string,
  now: number,
): Promise<string | undefined> {
  const fresh = and(
    eq(sessions.loginCode, codeOf(code)),
    isNotNull(sessions.subject),
    gt(sessions.createdAt, new Date(now - LOGIN_CODE_MS)),
    gt(sessions.expiresAt, new Date(now)),
  )
  const found = await database.select({ subject: sessions.subject }).from(sessions).where(fresh)
  // Two that show the same code are told apart by a new login.
  return found.length === 1 ? (found[0]?.subject ?? undefined) : undefined
}
