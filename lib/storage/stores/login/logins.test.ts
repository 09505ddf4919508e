import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { asTypedBeforeLogin } from '@/lib/onboarding/answers/carried.ts'
import type { ReturnedLogin } from '@/lib/onboarding/login-store.ts'
import type { Storage } from '../../database.ts'
import { countingWire } from '../../testing/counting-wire.ts'
import { allAtOnce, openTestDatabase, stoppedClock } from '../../testing/server.ts'

const database = await openTestDatabase()

const product = 'savings-account'
const arrival = { browser: 'browser', connection: 'fapi' }
const person = { email: { state: 'present', value: 'own@example.sg', source: 'applicant' } } as const

/** Begins an attempt, and gives what a callback of it brings. */
async function leave({ attempts }: Storage, now: number, given: Partial<ReturnedLogin> = {}) {
  const [state, secret] = [randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')]
  const times = { startedAt: now, expiresAt: now + 600_000 }
  await attempts.put(
    { state, connection: 'fapi', scopes: [], redirectUri: '', secrets: {}, ...times },
    { browser: 'browser', product },
  )
  const login: ReturnedLogin = {
    attempt: { state, outcome: 'retrieved' },
    secret,
    subject: randomBytes(8).toString('hex'),
    product,
    retrieval: { connection: 'fapi', api: 'fapi-2.0', person, retrievedAt: now },
    changes: () => ({}),
    ...given,
  }
  return login
}

/** The same, with the attempt taken, as a callback takes it. */
async function comeBack(storage: Storage, now: number, given: Partial<ReturnedLogin> = {}) {
  const login = await leave(storage, now, given)
  await storage.attempts.take(login.attempt.state, arrival)
  return login
}

function open() {
  const clock = stoppedClock()
  return { clock, storage: database.storage({ now: clock.now }) }
}

/** What a login has left: its session, retrieval and draft, and how its attempt ended. */
async function leftBy({ sessions, retrievals, drafts, attempts }: Storage, { secret, attempt }: ReturnedLogin) {
  const session = await sessions.find(secret)
  const id = session?.id ?? ''
  const [retrieval, draft] = [await retrievals.find(id, product), await drafts.current(id, product)]
  return { session, retrieval, draft, ended: await attempts.take(attempt.state, arrival) }
}

test('a login is kept with its session, retrieval and draft, and with how its attempt ended', async () => {
  const { storage, clock } = open()
  const login = await comeBack(storage, clock.now())
  await storage.logins.keep(login)

  expect(await leftBy(storage, login)).toMatchObject({
    session: { subject: login.subject, createdAt: clock.now() },
    retrieval: { person, api: 'fapi-2.0', retrievedAt: clock.now(), expiresAt: clock.now() + 30 * 60_000 },
    draft: { answers: {}, language: 'en' },
    ended: { kind: 'ended', outcome: 'retrieved' },
  })
  expect(await storage.verifyAudit()).toMatchObject({ kind: 'intact' })
  expect(await database.query("select 1 from audit where event = 'retrieved'")).toHaveLength(1)
})

test('a callback asks the database two things: to take its attempt, and to keep the login', async () => {
  const { url, counts } = await countingWire(database.url)
  const clock = stoppedClock()
  const storage = database.storage({ url, connections: 1, now: clock.now })
  const login = await leave(storage, clock.now())
  Object.assign(counts, { roundTrips: 0, transactions: 0 })
  await storage.attempts.take(login.attempt.state, arrival)
  await storage.logins.keep(login)

  expect(counts).toEqual({ roundTrips: 2, transactions: 2 })
})

test('five hundred drafts of the account that other sessions hold make a login ask nothing more', async () => {
  const { url, counts } = await countingWire(database.url)
  const clock = stoppedClock()
  const storage = database.storage({ url, connections: 1, now: clock.now })
  const login = await comeBack(storage, clock.now())
  const at = new Date(clock.now() + 1_000)
  const rows = 'from generate_series(1, 500) n'
  await database.query(`insert into sessions select 'many' || n, 'many' || n, $1, $2, $2, $2 ${rows}`, [
    login.subject,
    at,
  ])
  await database.query(
    `insert into drafts (id, session, subject, product, language, key_id, updated_at, expires_at)
     select 'many' || n, 'many' || n, $1, $3, 'en', 'test', $2, $2 ${rows}`,
    [login.subject, at, product],
  )
  Object.assign(counts, { roundTrips: 0, transactions: 0 })
  await storage.logins.keep(login)

  expect(counts).toEqual({ roundTrips: 1, transactions: 1 })
})

test('a login goes on with the draft that its account left behind, changed by what was retrieved', async () => {
  const { storage, clock } = open()
  const first = await comeBack(storage, clock.now())
  await storage.logins.keep(first)
  const { session, draft } = await leftBy(storage, first)
  await storage.drafts.save(session?.id ?? '', draft?.id ?? '', { email: 'typed@example.sg', note: 'x' })
  await storage.sessions.end(first.secret)
  const second = await comeBack(storage, clock.now(), { subject: first.subject, changes: () => ({ email: undefined }) })
  await storage.logins.keep(second)

  expect(await leftBy(storage, second)).toMatchObject({
    session: { subject: first.subject },
    retrieval: { person },
    draft: { id: draft?.id, answers: { note: 'x' } },
    ended: { kind: 'ended', outcome: 'retrieved' },
  })
})

test('S26: a login follows the session of its browser, which ends, and is offered what was typed there', async () => {
  const { storage, clock } = open()
  const before = await storage.sessions.begin({})
  const typed = await storage.drafts.open(before.session, product)
  await storage.drafts.save(before.session.id, typed.id, asTypedBeforeLogin({ note: 'x' }))
  const login = await comeBack(storage, clock.now(), { previous: before.secret })
  await storage.logins.keep(login)
  const { session, draft } = await leftBy(storage, login)

  expect(await storage.sessions.find(before.secret)).toBe(undefined)
  expect(draft?.answers).toEqual({})
  expect(await storage.offeredDrafts.find(session?.id ?? '', product)).not.toBe(undefined)
})

test('a login whose browser had a session that has ended is a new one', async () => {
  const { storage, clock } = open()
  const before = await storage.sessions.begin({})
  await storage.sessions.end(before.secret)
  const login = await comeBack(storage, clock.now(), { previous: before.secret })
  await storage.logins.keep(login)

  expect(await leftBy(storage, login)).toMatchObject({ retrieval: { person }, draft: { answers: {} } })
})

test.each([
  ['at once', {}],
  ['in steps', { leavesDraft: true }],
])('S43: a login that cannot be kept whole leaves nothing (%s)', async (_, { leavesDraft = false }: Given) => {
  const { storage, clock } = open()
  const login = await comeBack(storage, clock.now())
  if (leavesDraft) {
    const { secret, session } = await storage.sessions.begin({ subject: login.subject })
    await storage.drafts.open(session, product)
    await storage.sessions.end(secret)
  }
  const before = await database.query('select (select count(*) from sessions) s, (select count(*) from drafts) d')
  await database.query('alter function append_audit rename to append_audit_gone')
  const failure = await storage.logins.keep(login).catch((error) => error)
  await database.query('alter function append_audit_gone rename to append_audit')

  expect(failure.name).toBe('StorageFault')
  expect(await leftBy(storage, login)).toMatchObject({ session: undefined, ended: { outcome: undefined } })
  expect(await database.query('select (select count(*) from sessions) s, (select count(*) from drafts) d')).toEqual(
    before,
  )
})

interface Given {
  leavesDraft?: boolean
}

test('many logins of one account that come back at once are kept, each with its own draft', async () => {
  const { storage, clock } = open()
  const logins = await allAtOnce(12, () => comeBack(storage, clock.now(), { subject: 'the same' }))
  await Promise.all(logins.map((login) => storage.logins.keep(login)))
  const left = await Promise.all(logins.map((login) => leftBy(storage, login)))

  expect(new Set(left.map(({ draft }) => draft?.id)).size).toBe(12)
  expect(await storage.verifyAudit()).toMatchObject({ kind: 'intact' })
})
