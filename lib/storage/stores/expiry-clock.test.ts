import type { Attempt } from 'singpass-client'
import { beforeEach, describe, expect, test } from 'vitest'
import { idleLimitOf } from '@/lib/onboarding/session-limits.ts'
import type { Storage } from '../database.ts'
import { application, product } from '../testing/application.ts'
import { openTestDatabase, stoppedClock } from '../testing/server.ts'
import { DRAFT_LIMIT_MS } from './drafts/draft-rows.ts'

const minute = 60_000
const day = 24 * 60 * minute

const database = await openTestDatabase()
beforeEach(() => database.empty())

/** Moments at which clocks and calendars do what they seldom do. */
const moments = {
  'before a leap second': Date.parse('2016-12-31T23:59:59.400Z'),
  'on 29 February': Date.parse('2028-02-29T15:59:30.000Z'),
  'on the last evening of February': Date.parse('2027-02-28T23:59:30.000Z'),
}

/** What is kept for a time: how long, and how to see whether it still counts. */
interface Expiring {
  life: number
  /** Puts it there now, as often as it will be looked at where looking takes it; gives how to look. */
  put(storage: Storage, now: number): Promise<() => Promise<boolean>>
}

const found = async (looked: Promise<unknown>) => (await looked) !== undefined

let count = 0
function anAttempt(startedAt: number): Attempt {
  count += 1
  return {
    state: `state-${count}`,
    connection: 'fapi',
    scopes: ['openid'],
    redirectUri: 'http://localhost:3000/api/auth/callback/fapi',
    startedAt,
    expiresAt: startedAt + 10 * minute,
    secrets: { nonce: 'n', codeVerifier: 'v' },
  }
}

const expiring: Record<string, Expiring> = {
  session: {
    life: idleLimitOf({ subject: 'subject-1' }),
    async put({ sessions }) {
      const { secret } = await sessions.begin({ subject: 'subject-1' })
      return () => found(sessions.find(secret))
    },
  },
  draft: {
    life: DRAFT_LIMIT_MS,
    async put({ sessions, drafts }) {
      const { session } = await sessions.begin({ subject: 'subject-1' })
      const { id } = await drafts.open(session, product)
      return () => found(drafts.find(session.id, id))
    },
  },
  retrieval: {
    life: 30 * minute,
    async put({ sessions, retrievals }, retrievedAt) {
      const { session } = await sessions.begin({ subject: 'subject-1' })
      await retrievals.put(session.id, product, { connection: 'v3', api: 'myinfo-v3', person: {}, retrievedAt })
      return () => found(retrievals.find(session.id, product))
    },
  },
  attempt: {
    life: 10 * minute,
    async put({ attempts }, now) {
      const left = Array.from({ length: 8 }, () => anAttempt(now))
      for (const attempt of left) await attempts.put(attempt, { browser: 'b', product })
      return async () => {
        const { kind } = await attempts.take(left.pop()?.state ?? '', { browser: 'b', connection: 'fapi' })
        return kind === 'taken'
      }
    },
  },
  token: {
    life: 90 * day,
    async put({ tokens }, now) {
      const { token } = await tokens.make({ name: 'core', products: ['*'], scopes: [], expiresAt: now + 90 * day })
      return () => found(tokens.find(token))
    },
  },
  application: {
    life: 366 * day,
    async put({ sessions, drafts, applications, bankApplications }) {
      const { session } = await sessions.begin({ subject: 'subject-1' })
      const draft = await drafts.open(session, product)
      const sent = { session: session.id, draft: draft.id, application, retentionDays: 366 }
      const { reference } = await applications.submit(sent)
      return () => found(bankApplications.find(reference, ['*']))
    },
  },
}

const cases = Object.entries(moments).flatMap(([moment, start]) =>
  Object.entries(expiring).map(([what, kept]) => [what, moment, start, kept] as const),
)

describe.each(cases)('a %s that begins %s', (_, __, start, { life, put }) => {
  test('counts until its time is over to the millisecond, and not after', async () => {
    const clock = stoppedClock(start)
    const storage = database.storage({ now: clock.now })
    const counts = await put(storage, clock.now())

    clock.pass(life - 1)
    expect(await counts()).toBe(true)
    clock.pass(1)
    expect(await counts()).toBe(false)
  })

  test('counts when the clock is set back, by a leap second or a minute, and ends a minute later by it', async () => {
    const clock = stoppedClock(start)
    const storage = database.storage({ now: clock.now })
    const counts = await put(storage, clock.now())

    clock.pass(-1_000)
    expect(await counts()).toBe(true)
    clock.pass(-minute + 1_000)
    expect(await counts()).toBe(true)
    clock.pass(life + minute - 1)
    expect(await counts()).toBe(true)
    clock.pass(1)
    expect(await counts()).toBe(false)
  })

  test('is left by a purge while it counts, and once purged does not come back with the clock', async () => {
    const clock = stoppedClock(start)
    const storage = database.storage({ now: clock.now })
    const counts = await put(storage, clock.now())

    clock.pass(-minute)
    await storage.purge()
    expect(await counts()).toBe(true)
    clock.pass(life + minute)
    await storage.purge()
    clock.pass(-minute)
    expect(await counts()).toBe(false)
  })
})

describe.each(Object.entries(moments))('what was used up %s', (_, start) => {
  test('stays used up when the clock is set back a minute', async () => {
    const clock = stoppedClock(start)
    const storage = database.storage({ now: clock.now })
    const { session, secret } = await storage.sessions.begin({ subject: 'subject-1' })
    const attempt = anAttempt(clock.now())
    await storage.attempts.put(attempt, { browser: 'b', product })
    await storage.attempts.take(attempt.state, { browser: 'b', connection: 'fapi' })
    await storage.sessions.end(secret)
    clock.pass(-minute)

    expect((await storage.attempts.take(attempt.state, { browser: 'b', connection: 'fapi' })).kind).not.toBe('taken')
    expect(await storage.sessions.find(secret)).toBeUndefined()
    expect(session.expiresAt).toBeGreaterThan(clock.now())
  })
})

test('a delivery whose database has its clock set back a minute waits that minute longer, and goes out once', async () => {
  const storage = database.storage({ receivers: () => ['core'] })
  const { session } = await storage.sessions.begin({})
  const draft = await storage.drafts.open(session, product)
  await storage.applications.submit({ session: session.id, draft: draft.id, application })
  const claim = () => storage.outbox.claim('core', 10, 30)
  // A clock that goes back a minute sees everything that was due as a minute ahead.
  const setBack = (seconds: number) =>
    database.query(`update deliveries set due_at = due_at + ${seconds} * interval '1 second',
      created_at = created_at + ${seconds} * interval '1 second'`)

  await setBack(60)
  expect(await claim()).toEqual([])
  expect(await storage.outbox.backlog()).toMatchObject([{ receiver: 'core', waiting: 1 }])
  await setBack(-60)
  expect(await claim()).toHaveLength(1)
  expect(await claim()).toEqual([])
})
