import { describe, expect, test } from 'vitest'
import { sessionLimits } from '@/lib/onboarding/session-limits.ts'
import { openTestDatabase, stoppedClock } from '../testing/server.ts'

const database = await openTestDatabase()

const product = 'savings-account'

function open() {
  const clock = stoppedClock()
  return { clock, storage: database.storage({ now: clock.now }) }
}

describe('a session', () => {
  test('is found by its secret', async () => {
    const { storage, clock } = open()
    const { secret, session } = await storage.sessions.begin({ subject: 'subject-1' })

    expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(session).toEqual({
      id: session.id,
      subject: 'subject-1',
      createdAt: clock.now(),
      expiresAt: clock.now() + sessionLimits.idle,
    })
    expect(await storage.sessions.find(secret)).toEqual(session)
  })

  test('of someone who types by hand has no subject', async () => {
    const { storage } = open()
    const { secret } = await storage.sessions.begin({})

    expect((await storage.sessions.find(secret))?.subject).toBe(undefined)
  })

  test('is not found by its ID, by another secret, or by the stored hash', async () => {
    const { storage } = open()
    const { session } = await storage.sessions.begin({})
    const stored = await database.query('select secret_hash from sessions where id = $1', [session.id])

    for (const guess of [session.id, stored[0]?.secret_hash, '', 'x'.repeat(43)])
      expect(await storage.sessions.find(guess)).toBe(undefined)
  })

  test('leaves its secret nowhere in the table', async () => {
    const { storage } = open()
    const { secret } = await storage.sessions.begin({})
    const stored = await database.query('select sessions::text as text from sessions')

    expect(JSON.stringify(stored)).not.toContain(secret)
  })

  test.each([
    [30, 'that somebody logged in to', { subject: 'a' }],
    [120, 'of somebody who types everything', {}],
  ])('ends when it is idle for %d minutes %s', async (minutes, _, whose) => {
    const { storage, clock } = open()
    const { secret } = await storage.sessions.begin(whose)

    clock.pass(minutes * 60_000 - 1)
    expect(await storage.sessions.find(secret)).toMatchObject({ expiresAt: clock.now() + 1 })
    clock.pass(1)
    expect(await storage.sessions.find(secret)).toBe(undefined)
    expect(await storage.sessions.extend(secret)).toBe(undefined)
  })

  test('goes on while it is extended, and ends 4 hours after it began', async () => {
    const { storage, clock } = open()
    const { secret, session } = await storage.sessions.begin({})
    const end = session.createdAt + sessionLimits.absolute
    for (let step = 0; step < 11; step++) {
      clock.pass(20 * 60_000)
      expect(await storage.sessions.extend(secret)).toBe(Math.min(clock.now() + sessionLimits.idleByHand, end))
    }

    clock.pass(20 * 60_000 - 1)
    expect(await storage.sessions.extend(secret)).toBe(end)
    clock.pass(1)
    expect(await storage.sessions.find(secret)).toBe(undefined)
  })

  test('that was ended is not found, and takes its retrieval along', async () => {
    const { storage } = open()
    const { secret, session } = await storage.sessions.begin({ subject: 'subject-1' })
    await retrieve(storage, session.id)
    await storage.sessions.end(secret)

    expect(await storage.sessions.find(secret)).toBe(undefined)
    expect(await storage.retrievals.find(session.id, product)).toBe(undefined)
  })
})

test("S26: all sessions of the person who sent an application end, and nobody else's", async () => {
  const { storage } = open()
  const [one, two] = [
    await storage.sessions.begin({ subject: 'ended' }),
    await storage.sessions.begin({ subject: 'ended' }),
  ]
  const other = await storage.sessions.begin({ subject: 'not ended' })
  const draft = await storage.drafts.open(one.session, product)
  const application = { product, connection: 'none', api: 'none', language: 'en' as const, values: [] }
  const { reference } = await storage.applications.submit({ session: one.session.id, draft: draft.id, application })

  expect(await storage.sessions.endAll({ reference })).toBe(2)
  for (const { secret } of [one, two]) expect(await storage.sessions.find(secret)).toBe(undefined)
  expect(await storage.sessions.find(other.secret)).not.toBe(undefined)
  expect(await storage.sessions.endAll({ reference: 'ABCD-EFGH-JK' })).toBe(undefined)
  expect(await storage.sessions.endAll({ subject: 'not ended' })).toBe(1)
  expect(await database.query("select 1 from audit where event = 'sessions_ended'")).toHaveLength(2)
})

describe('a session that follows another', () => {
  test('F074 has a new secret and ID, and the previous one is dead', async () => {
    const { storage } = open()
    const first = await storage.sessions.begin({})
    const second = await storage.sessions.begin({ subject: 'subject-1', previous: first.secret })

    expect(second.secret).not.toBe(first.secret)
    expect(second.session.id).not.toBe(first.session.id)
    expect(await storage.sessions.find(first.secret)).toBe(undefined)
  })

  test.each([
    ['one of the same account', 'subject-1', 'subject-1'],
    ['an anonymous one, anonymously', undefined, undefined],
  ])('takes over what is unfinished from %s', async (_, before, after) => {
    const { storage } = open()
    const first = await storage.sessions.begin({ subject: before })
    const draft = await storage.drafts.open(first.session, product)
    await storage.drafts.save(first.session.id, draft.id, { occupation: 'typed' })
    const retrieval = await retrieve(storage, first.session.id)
    const second = await storage.sessions.begin({ subject: after, previous: first.secret })

    expect(await storage.drafts.open(second.session, product)).toMatchObject({
      id: draft.id,
      answers: { occupation: 'typed' },
    })
    expect(await storage.retrievals.find(second.session.id, product)).toEqual(retrieval)
    expect(await storage.drafts.find(first.session.id, draft.id)).toBe(undefined)
  })

  test('S25: of a login is offered what was typed before it, and has none of it in its form', async () => {
    const { storage, clock } = open()
    const first = await storage.sessions.begin({})
    const draft = await storage.drafts.open(first.session, product)
    await storage.drafts.save(first.session.id, draft.id, { email: 'alice@example.sg' })
    const second = await storage.sessions.begin({ subject: 'subject-1', previous: first.secret })

    expect(await storage.drafts.open(second.session, product)).toMatchObject({ answers: {} })
    expect(await storage.drafts.find(second.session.id, draft.id)).toBe(undefined)
    expect(await storage.offeredDrafts.find(second.session.id, product)).toEqual({ updatedAt: clock.now() })
  })

  test('S25: of a login takes no retrieval of a session that nobody had logged in to', async () => {
    const { storage } = open()
    const first = await storage.sessions.begin({})
    await retrieve(storage, first.session.id)
    const second = await storage.sessions.begin({ subject: 'subject-1', previous: first.secret })

    expect(await storage.retrievals.find(second.session.id, product)).toBe(undefined)
  })

  test.each([
    ['another account', 'subject-A', 'subject-B'],
    ['nobody', 'subject-A', undefined],
  ])('of %s takes nothing over', async (_, before, after) => {
    const { storage } = open()
    const first = await storage.sessions.begin({ subject: before })
    const draft = await storage.drafts.open(first.session, product)
    await retrieve(storage, first.session.id)
    const second = await storage.sessions.begin({ subject: after, previous: first.secret })

    expect(await storage.drafts.find(second.session.id, draft.id)).toBe(undefined)
    expect((await storage.drafts.open(second.session, product)).id).not.toBe(draft.id)
    expect(await storage.retrievals.find(second.session.id, product)).toBe(undefined)
    expect(await storage.sessions.find(first.secret)).toBe(undefined)
    expect(await storage.retrievals.find(first.session.id, product)).toBe(undefined)
  })

  test('takes nothing over from one that had expired', async () => {
    const { storage, clock } = open()
    const first = await storage.sessions.begin({})
    const draft = await storage.drafts.open(first.session, product)
    clock.pass(sessionLimits.idleByHand)
    const second = await storage.sessions.begin({ subject: 'subject-1', previous: first.secret })

    expect(await storage.drafts.find(second.session.id, draft.id)).toBe(undefined)
  })

  test('leaves a submitted application with the session that submitted it', async () => {
    const { storage } = open()
    const first = await storage.sessions.begin({})
    const draft = await storage.drafts.open(first.session, product)
    const application = { product, connection: 'none', api: 'none', language: 'en' as const, values: [] }
    const { reference } = await storage.applications.submit({
      session: first.session.id,
      draft: draft.id,
      application,
    })
    const second = await storage.sessions.begin({ subject: 'subject-1', previous: first.secret })

    expect(await storage.applications.find(second.session.id, reference)).toBe(undefined)
    expect(await storage.drafts.current(second.session.id, product)).toBe(undefined)
  })

  test('of an invented secret begins from nothing', async () => {
    const { storage } = open()
    const { secret } = await storage.sessions.begin({ previous: 'invented' })

    expect((await storage.sessions.find(secret))?.subject).toBe(undefined)
  })
})

function retrieve(storage: ReturnType<typeof open>['storage'], session: string) {
  return storage.retrievals.put(session, product, {
    connection: 'v3',
    api: 'myinfo-v3',
    person: {},
    retrievedAt: stoppedClock().now(),
  })
}
