import type { BegunForm, OwnReceipt, VisitStore } from '@/lib/onboarding/visit-store.ts'
import { applications, decisions } from '../../schema/applications.ts'
import { drafts } from '../../schema/drafts.ts'
import { retrievals, sessions } from '../../schema/login.ts'
import { hashOf, type StoreParts } from '../../store-parts.ts'
import { standingOf } from '../applicant/standing.ts'
import { openApplication } from '../application-content.ts'
import { createDraftRows } from '../drafts/draft-rows.ts'
import { retrievalOf } from '../retrievals.ts'
import { sessionOf } from '../sessions.ts'
import { type JoinedRow, rowOf } from './joined-rows.ts'
import { askForms, askReceipt } from './statements.ts'

/** What pages show of a session, each by one statement, and opened where it stands. */
export function createVisitStore({ database, sealer, now }: StoreParts): VisitStore {
  const draftRows = createDraftRows({ sealer, now })

  return {
    async forms(secret, products) {
      const found = await askForms(database, { secret: hashOf(secret), products, now: new Date(now()) })
      const session = found[0] && rowOf('sessions', sessions, found[0])
      if (!session) return undefined
      const begun = await Promise.all(found.map(async (row) => [String(row.product), await formOf(row)] as const))
      return { session: sessionOf(session), forms: new Map(begun) }
    },

    async receipt(secret, reference) {
      const [row] = await askReceipt(database, { secret: hashOf(secret), reference, now: new Date(now()) })
      const session = row && rowOf('sessions', sessions, row)
      return session && { session: sessionOf(session), receipt: await receiptOf(row) }
    },
  }

  async function formOf(row: JoinedRow): Promise<BegunForm> {
    const [draft, retrieval] = [rowOf('draft', drafts, row), rowOf('retrievals', retrievals, row)]
    return {
      draft: draft && (await draftRows.draftOf(draft)),
      retrieval: retrieval && (await retrievalOf(sealer, retrieval)),
      offered: row.offered_at instanceof Date ? { updatedAt: row.offered_at.getTime() } : undefined,
      movedOn: row.moved_on === true,
    }
  }

  async function receiptOf(row: JoinedRow): Promise<OwnReceipt | undefined> {
    const stored = rowOf('applications', applications, row)
    if (!stored) return undefined
    const { application, way } = await openApplication(sealer, stored)
    const decided = rowOf('decision', decisions, row)
    return { application, way, standing: await standingOf(sealer, { status: stored.status, decided, mail: row.mail }) }
  }
}
