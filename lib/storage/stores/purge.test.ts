import pg from 'pg'
import { beforeEach, describe, expect, test } from 'vitest'
import { sessionLimits } from '@/lib/onboarding/session-limits.ts'
import { openTestDatabase, stoppedClock } from '../testing/server.ts'
import { DRAFT_LIMIT_MS } from './drafts/draft-rows.ts'

const product = 'savings-account'
const DAY_MS = 24 * 60 * 60_000

const database = await openTestDatabase()

beforeEach(async () => {
  await database.empty()
})

async function addAttempts(count: number, expiresAt: number) {
  await database.query(`insert into attempts (state_hash, browser, product, key_id, expires_at)
    select gen_random_uuid()::text, 'b', 'p', 'k', to_timestamp(${expiresAt} / 1000.0) from generate_series(1, ${count})`)
}

/** What a purge removed, without the kinds of which there was nothing to remove. */
async function removed(storage: { purge: () => Promise<Record<string, number>> }) {
  return Object.fromEntries(Object.entries(await storage.purge()).filter(([, rows]) => rows > 0))
}

async function left(table: string) {
  return (await database.query(`select count(*)::int as rows from ${table}`))[0]?.rows
}

describe('a purge', () => {
  test('F019 removes each kind when its time has come, and not before', async () => {
    const clock = stoppedClock()
    const storage = database.storage({ now: clock.now })
    const { session } = await storage.sessions.begin({ subject: 'subject-1' })
    const submitted = await storage.drafts.open(session, product)
    const application = { product, connection: 'v3', api: 'myinfo-v3', language: 'en' as const, values: [] }
    await storage.applications.submit({ session: session.id, draft: submitted.id, application, retentionDays: 30 })
    await storage.drafts.open(session, product)
    await storage.retrievals.put(session.id, product, {
      connection: 'v3',
      api: 'myinfo-v3',
      person: {},
      retrievedAt: clock.now() - 1,
    })
    await addAttempts(1, clock.now() + 600_000)

    expect(await removed(storage)).toEqual({})
    clock.pass(600_000)
    expect(await removed(storage)).toEqual({ attempts: 1 })
    clock.pass(1_200_000 - 1)
    expect(await removed(storage)).toEqual({ retrievals: 1 })
    clock.pass(1)
    expect(await removed(storage)).toEqual({ sessions: 1 })
    clock.pass(DRAFT_LIMIT_MS)
    expect(await removed(storage)).toEqual({ drafts: 2 })
    clock.pass(30 * DAY_MS)
    expect(await removed(storage)).toEqual({ applications: 1 })
    expect(await removed(storage)).toEqual({})
  })

  test('leaves an application without retention alone', async () => {
    const clock = stoppedClock()
    const storage = database.storage({ now: clock.now })
    const { session } = await storage.sessions.begin({})
    const { id } = await storage.drafts.open(session, product)
    const application = { product, connection: 'none', api: 'none', language: 'en' as const, values: [] }
    await storage.applications.submit({ session: session.id, draft: id, application })
    clock.pass(10_000 * DAY_MS)
    await storage.purge()

    expect(await left('applications')).toBe(1)
  })

  test('removes what was typed by hand once its session has ended', async () => {
    const clock = stoppedClock()
    const storage = database.storage({ now: clock.now })
    const anonymous = await storage.sessions.begin({})
    const known = await storage.sessions.begin({ subject: 'subject-1' })
    await storage.drafts.open(anonymous.session, product)
    await storage.drafts.open(known.session, product)
    clock.pass(sessionLimits.absolute)

    expect(await removed(storage)).toEqual({ sessions: 2, 'orphaned drafts': 1 })
    expect(await left('drafts')).toBe(1)
  })

  test('F100 works through more rows than a batch holds, also twice at once', async () => {
    const clock = stoppedClock()
    await addAttempts(1_300, clock.now())
    await addAttempts(1, clock.now() + 1)
    const { purge } = database.storage({ now: clock.now })
    const counts = await Promise.all([purge(), purge()])

    expect(counts.reduce((sum, { attempts = 0 }) => sum + attempts, 0)).toBe(1_300)
    expect(await left('attempts')).toBe(1)
  })

  test('passes over a row that somebody holds', async () => {
    const clock = stoppedClock()
    await addAttempts(2, clock.now())
    const holder = new pg.Client(database.url)
    await holder.connect()
    await holder.query('begin; select 1 from attempts limit 1 for update')
    const storage = database.storage({ now: clock.now })

    expect(await removed(storage)).toEqual({ attempts: 1 })
    await holder.end()
    expect(await left('attempts')).toBe(1)
  })
})
