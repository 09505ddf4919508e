import type { Application } from '@/lib/onboarding/stores.ts'
import type { Storage } from '../database.ts'
import { stoppedClock, type TestDatabase } from './server.ts'

export const product = 'savings-account'

/** What an applicant sends, in these tests. */
export const application: Omit<Application, 'reference' | 'status' | 'receivedAt'> = {
  product,
  connection: 'v3',
  api: 'myinfo-v3',
  language: 'zh',
  values: [
    { field: 'occupation', kind: 'text', value: 'Engineer', provenance: 'typed', locked: false },
    {
      field: 'name',
      kind: 'text',
      value: 'TAN XIAO HUI',
      provenance: { api: 'myinfo-v3', connection: 'v3', source: 'government', retrievedAt: 1 },
      locked: true,
    },
  ],
}

/** A session with a draft, a retrieval and all that it takes to submit, begun when the clock says. */
export async function openApplication(database: TestDatabase, clock = stoppedClock()) {
  const storage = database.storage({ now: clock.now })
  const { session, secret } = await storage.sessions.begin({ subject: 'subject-1' })
  const draft = await storage.drafts.open(session, product)
  await storage.drafts.save(session.id, draft.id, { occupation: 'Engineer' })
  await storage.retrievals.put(session.id, product, {
    connection: 'v3',
    api: 'myinfo-v3',
    person: {},
    retrievedAt: clock.now(),
  })
  const submission = { session: session.id, draft: draft.id, application }
  return { storage, clock, session, secret, draft, submission }
}

/** What is kept of an unfinished application. */
export async function keptOf(
  database: TestDatabase,
  {
    storage,
    session,
    draft,
  }: {
    storage: Storage
    session: { id: string }
    draft: { id: string }
  },
) {
  const { answers, reference } = (await storage.drafts.find(session.id, draft.id)) ?? {}
  const retrieval = await storage.retrievals.find(session.id, product)
  const stored = await database.query('select 1 from applications where draft = $1', [draft.id])
  return { answers, reference, retrieved: retrieval !== undefined, stored: stored.length }
}

/** What `keptOf` finds before a submission, and after one that failed. */
export const untouched = { answers: { occupation: 'Engineer' }, reference: undefined, retrieved: true, stored: 0 }
