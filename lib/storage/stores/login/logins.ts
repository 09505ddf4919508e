import { afterTyping } from '@/lib/onboarding/answers/carried.ts'
import type { LoginStore, ReturnedLogin } from '@/lib/onboarding/login-store.ts'
import { withClosedErrors } from '../../engine/availability.ts'
import { transact } from '../../engine/transact.ts'
import type { StoreParts, Transaction } from '../../store-parts.ts'
import { endAttempt } from '../attempts.ts'
import { appendAudit } from '../audit.ts'
import { createDraftRows, type DraftRow } from '../drafts/draft-rows.ts'
import { openDraft } from '../drafts/drafts.ts'
import { newRetrieval, replaceRetrieval } from '../retrievals.ts'
import { beginSession, newSession, sessionOf } from '../sessions.ts'
import { keepAtOnce, type NewRows } from './keep-at-once.ts'

/**
 * Logins that came back. Most of them find nothing to go on with, and are kept by one statement; one whose browser has a
 * session, or whose account left a draft behind, is kept in steps, in one transaction.
 */
export function createLoginStore(parts: StoreParts & { minutes: number }): LoginStore {
  const { database, sealer, auditKeys, now, minutes } = parts
  const draftRows = createDraftRows(parts)

  return {
    async keep(login) {
      const { secret, subject, product, retrieval } = login
      const session = newSession({ secret, subject, createdAt: now() })
      const [kept, draft] = await Promise.all([
        newRetrieval({ sealer, session: session.id, product, retrieval, minutes }),
        draftRows.build(sessionOf(session), product),
      ])
      const rows = { session, retrieval: kept, draft }
      await withClosedErrors(async () => {
        const isKept = await keepAtOnce({ database, auditKeys, rows, login, at: now() })
        if (!isKept) await transact(database, (transaction) => keepInSteps(transaction, { rows, login }))
      })
    },
  }

  /** The audit's chain is held until the end, hence it comes last. */
  async function keepInSteps(transaction: Transaction, { rows, login }: { rows: NewRows; login: ReturnedLogin }) {
    const { session, retrieval, draft: fresh } = rows
    const { product, previous, attempt } = login
    await beginSession({ transaction, sealer, row: session, previous, at: now() })
    await replaceRetrieval(transaction, retrieval)
    const wanted = { session: sessionOf(session), product, at: new Date(now()) }
    const draft = await openDraft({ transaction, rows: draftRows, fresh, wanted })
    await change(transaction, draft, login)
    await endAttempt(transaction, attempt)
    await appendAudit(transaction, auditKeys, { event: 'retrieved', object: retrieval.id, at: now() })
  }

  async function change(transaction: Transaction, draft: DraftRow, { changes }: ReturnedLogin): Promise<void> {
    const answers = await draftRows.answersOf(draft)
    const changed = changes(answers)
    if (Object.keys(changed).length > 0) await draftRows.write(transaction, draft, afterTyping(answers, changed))
  }
}
