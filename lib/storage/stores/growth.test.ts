import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import type { Storage } from '../database.ts'
import { openTestDatabase } from '../testing/server.ts'

const database = await openTestDatabase()

/** Enough that a plan which reads a table whole would be seen, and that the engine takes an index where there is one. */
const ROWS = 20_000

/** The most rows of all tables that one call may read, however many there are. */
const MOST = 300

const product = 'savings-account'
const application = { product, connection: 'none', api: 'none', language: 'en' as const, values: [] }
const arrival = { browser: 'browser', connection: 'fapi' }

/** Rows of strangers: alive, so that nothing of them is removed. */
const strangers = `
  insert into sessions select 's' || n, 's' || n, 'a' || n / 20, now(), now() + interval '1 hour', now() + interval '4 hours' from n;
  insert into attempts (state_hash, browser, product, connection, key_id, expires_at)
    select 't' || n, 'b' || n, 'p', 'fapi', 'test', now() + interval '1 hour' from n;
  insert into retrievals (id, session, product, connection, api, person, key_id, retrieved_at, expires_at)
    select 'r' || n, 's' || n, 'p', 'fapi', 'fapi-2.0', 'x', 'test', now(), now() + interval '1 hour' from n;
  insert into drafts (id, session, subject, product, language, answers, key_id, updated_at, expires_at)
    select 'd' || n, 's' || n, 'a' || n / 20, '${product}', 'en', 'x', 'test', now(), now() + interval '7 days' from n;
  insert into resume_links select 'd' || n, 'd' || n, now() + interval '7 days' from n;
  insert into applications
    (reference, draft, session, subject, product, connection, api, language, status, answers, key_id, received_at, purge_after)
    select 'x' || n, 'd' || n, 's' || n, 'a' || n / 20, (array['${product}', 'credit-card'])[1 + n % 2], 'fapi', 'fapi-2.0', 'en',
      (array['received', 'accepted', 'declined', 'question'])[1 + n % 4], 'x', 'test',
      now() - n * interval '1 minute', now() + interval '1 year' from n;
  insert into decisions (id, reference, position, decision, key_id, decided_by, decided_at)
    select 'c' || n, 'x' || n, 2, 'accepted', 'test', 'bank', now() from n;
  insert into deliveries (id, receiver, reference, position, event, version, state, created_at, due_at, settled_at)
    select 'v' || n, 'core', 'x' || n, 1, 'application.submitted', 1, 'delivered', now(), now(), now() from n;
  insert into staff_acts select 'k' || n, 'x' || n, 'm', 'opened', null, 1, n, now() from n;
  insert into limits select 'l' || n, 1, (extract(epoch from now()) * 1000)::bigint + 3600000 from n;`

beforeAll(async () => {
  for (const statement of strangers.split(';').filter((text) => text.trim()))
    await database.query(statement.replace(/from n\s*$/, `from generate_series(1, ${ROWS}) n`))
  await database.query('analyze')
}, 120_000)

/** Rows that have been read, by table, wherever an index or a scan has found them. */
async function rowsRead(): Promise<Map<string, number>> {
  // What this connection itself has read is counted by now, and not during the call.
  await database.query('select pg_stat_force_next_flush()')
  const rows = await database.query(
    'select relname, seq_tup_read + coalesce(idx_tup_fetch, 0) as read from pg_stat_user_tables',
  )
  return new Map(rows.map(({ relname, read }) => [String(relname), Number(read)]))
}

/** What a call has read more of, once its connections have ended and the engine has counted them. */
async function readBy(call: (storage: Storage) => Promise<unknown>): Promise<Record<string, number>> {
  const before = await rowsRead()
  const storage = database.storage({ receivers: () => ['core'] })
  await call(storage)
  await storage.close()
  const theirs =
    "select from pg_stat_activity where application_name = 'myinfo-onboarding' and datname = current_database()"
  while ((await database.query(theirs)).length > 0) await sleep(10)
  const after = await rowsRead()
  const more = [...after].map(([table, read]): [string, number] => [table, read - (before.get(table) ?? 0)])
  return Object.fromEntries(more.filter(([, read]) => read > 0))
}

/** What the calls of one applicant need: theirs, made by the stores themselves. */
async function applicant({ sessions, drafts, retrievals, attempts, resumeLinks }: Storage) {
  const { secret, session } = await sessions.begin({ subject: 'a7' })
  const draft = await drafts.open(session, product)
  await retrievals.put(session.id, product, {
    connection: 'fapi',
    api: 'fapi-2.0',
    person: {},
    retrievedAt: Date.now(),
  })
  const link = await resumeLinks.make(session.id, draft.id)
  const state = secret
  const times = { startedAt: Date.now(), expiresAt: Date.now() + 600_000 }
  await attempts.put(
    { state, connection: 'fapi', scopes: [], redirectUri: '', secrets: {}, ...times },
    { browser: 'browser', product },
  )
  return { secret, session, draft, link: link?.secret ?? '', state }
}

type Applicant = Awaited<ReturnType<typeof applicant>>

const calls: Record<string, (storage: Storage, one: Applicant) => Promise<unknown>> = {
  'a session is found': ({ sessions }, { secret }) => sessions.find(secret),
  'a session is extended': ({ sessions }, { secret }) => sessions.extend(secret),
  'a session begins after another': ({ sessions }, { secret }) => sessions.begin({ subject: 'a7', previous: secret }),
  'a session ends': ({ sessions }, { secret }) => sessions.end(secret),
  'all sessions of a person end': ({ sessions }) => sessions.endAll({ subject: 'a11' }),
  'an attempt is taken and ends': async ({ attempts }, { state }) => {
    await attempts.take(state, arrival)
    await attempts.end(state, 'declined')
  },
  'a login is kept': ({ logins }, { state, secret }) =>
    logins.keep({
      attempt: { state, outcome: 'retrieved' },
      secret: `${secret}2`,
      subject: 'a9',
      product,
      retrieval: { connection: 'fapi', api: 'fapi-2.0', person: {}, retrievedAt: Date.now() },
      changes: () => ({}),
    }),
  'a retrieval is found': ({ retrievals }, { session }) => retrievals.find(session.id, product),
  'a retrieval is discarded': ({ retrievals }, { session }) => retrievals.discard(session.id, product),
  'a draft is opened': ({ drafts }, { session }) => drafts.open(session, product),
  'a draft is found': ({ drafts }, { session }) => drafts.current(session.id, product),
  'a draft that has moved on is looked for': ({ drafts }, { session }) => drafts.hasMovedOn(session.id, product),
  'answers are saved': ({ drafts }, { session, draft }) => drafts.save(session.id, draft.id, { note: 'x' }),
  'an offered draft is looked for': ({ offeredDrafts }, { session }) => offeredDrafts.find(session.id, product),
  'a private link is used': ({ resumeLinks }, { link, session }) => resumeLinks.take(link, session.id),
  'an application is submitted and read': async ({ applications }, { session, draft }) => {
    const { reference } = await applications.submit({ session: session.id, draft: draft.id, application })
    await applications.find(session.id, reference)
    await applications.standing(session.id, reference)
  },
  'a use is counted': ({ limits }) => limits.consume({ name: 'start', points: 10, seconds: 60 }, 'somebody'),
  'a worker looks for what is due': ({ outbox }) => outbox.claim('core', 10, 60),
  'the backlog is counted': ({ outbox }) => outbox.backlog(),
  'staff list what was received': ({ staffApplications }) => staffApplications.list({ view: 'received', limit: 50 }),
  'staff list all': ({ staffApplications }) => staffApplications.list({ view: 'all', limit: 50 }),
  'staff list a product': ({ staffApplications }) =>
    staffApplications.list({ view: 'accepted', product: 'credit-card', limit: 50 }),
  'the bank lists a product': ({ bankApplications }) => bankApplications.list({ products: [product], limit: 50 }),
  'the bank lists what is new': ({ bankApplications }) =>
    bankApplications.list({ products: ['*'], since: Date.now() - 600_000, limit: 50 }),
  'what has expired is looked for': ({ purge }) => purge(),
  'the store is asked whether it is there': ({ ready }) => ready(),
}

test.each(Object.keys(calls))(`few of ${ROWS} rows in each table are read when %s`, async (name) => {
  const making = database.storage()
  const one = await applicant(making)
  await making.close()
  const read = await readBy((storage) => calls[name]?.(storage, one) ?? Promise.reject(new Error(name)))

  expect(Object.entries(read).filter(([, rows]) => rows > MOST)).toEqual([])
})

test('a call that reads a table whole would be seen', async () => {
  expect(await readBy(({ alive }) => alive())).toMatchObject({ drafts: expect.toSatisfy((rows) => rows > MOST) })
})
