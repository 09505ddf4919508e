import { describe, expect, test } from 'vitest'
import { carriedInputs } from '@/lib/onboarding/answers/carried.ts'
import { sessionLimits } from '@/lib/onboarding/session-limits.ts'
import { allAtOnce, openTestDatabase, releasedTogether, stoppedClock } from '../../testing/server.ts'
import { LINK_LIMIT_MS } from './resume-links.ts'

const product = 'savings-account'
const answers = { occupation: 'typed' }

const database = await openTestDatabase()

async function open({ subject }: { subject?: string } = {}) {
  const clock = stoppedClock()
  const storage = database.storage({ now: clock.now })
  const { session, secret: cookie } = await storage.sessions.begin({ subject })
  const draft = await storage.drafts.open(session, product)
  await storage.drafts.save(session.id, draft.id, answers)
  return { clock, ...storage, session, cookie, draft }
}

async function made(opened: Awaited<ReturnType<typeof open>>) {
  const link = await opened.resumeLinks.make(opened.session.id, opened.draft.id)
  if (!link) throw new Error('no link was made')
  return link
}

async function phone({ sessions }: Awaited<ReturnType<typeof open>>) {
  return (await sessions.begin({})).session
}

describe('a private link', () => {
  test('moves the typed answers to the session that uses it', async () => {
    const opened = await open({ subject: 'subject-1' })
    const { secret } = await made(opened)
    const session = await phone(opened)

    const expiresAt = opened.clock.now() + LINK_LIMIT_MS
    expect(await opened.resumeLinks.find(secret)).toEqual({ draft: opened.draft.id, product, expiresAt })
    expect(await opened.resumeLinks.take(secret, session.id)).toEqual({ product })
    const draft = await opened.drafts.current(session.id, product)
    expect(draft).toMatchObject({ id: opened.draft.id, answers })
    expect([...carriedInputs(draft?.answers ?? {})]).toEqual(['occupation'])
    expect(await opened.drafts.find(opened.session.id, opened.draft.id)).toBe(undefined)
  })

  test('leaves word to the session that had the answers, and to no other', async () => {
    const opened = await open()
    const { secret } = await made(opened)
    const other = await phone(opened)
    expect(await opened.drafts.hasMovedOn(opened.session.id, product)).toBe(false)
    const session = await phone(opened)
    await opened.resumeLinks.take(secret, session.id)

    expect(await opened.drafts.hasMovedOn(opened.session.id, product)).toBe(true)
    expect(await opened.drafts.hasMovedOn(opened.session.id, 'credit-card')).toBe(false)
    for (const { id } of [session, other]) expect(await opened.drafts.hasMovedOn(id, product)).toBe(false)
  })

  test('has a secret of 32 random bytes, of which the database has only a hash', async () => {
    const opened = await open()
    const [first, second] = [await made(opened), await made(opened)]
    const rows = JSON.stringify(await database.query('select * from resume_links'))

    expect(first.secret).toMatch(/^[0-9a-f]{64}$/)
    expect(second.secret).not.toBe(first.secret)
    expect(rows).not.toContain(second.secret)
  })

  test('never brings what Myinfo gave', async () => {
    const opened = await open({ subject: 'subject-1' })
    await opened.retrievals.put(opened.session.id, product, {
      connection: 'v3',
      api: 'myinfo-v3',
      person: { name: { state: 'present', value: 'TAN', source: 'government' } },
      retrievedAt: opened.clock.now(),
    })
    const { secret } = await made(opened)
    const session = await phone(opened)
    await opened.resumeLinks.take(secret, session.id)

    expect(await opened.retrievals.find(session.id, product)).toBe(undefined)
  })

  test('takes the answers from the account that had them', async () => {
    const opened = await open({ subject: 'subject-2' })
    const { secret } = await made(opened)
    await opened.resumeLinks.take(secret, (await phone(opened)).id)
    await opened.sessions.end(opened.cookie)
    const { session: later } = await opened.sessions.begin({ subject: 'subject-2' })

    expect((await opened.drafts.open(later, product)).id).not.toBe(opened.draft.id)
  })

  test('works once', async () => {
    const opened = await open()
    const { secret } = await made(opened)
    const [one, two] = [await phone(opened), await phone(opened)]
    await opened.resumeLinks.take(secret, one.id)

    expect(await opened.resumeLinks.find(secret)).toBe(undefined)
    expect(await opened.resumeLinks.take(secret, two.id)).toBe(undefined)
    expect(await opened.drafts.current(two.id, product)).toBe(undefined)
  })

  test('works for one of twenty that use it at once', async () => {
    const opened = await open()
    const { secret } = await made(opened)
    const session = await phone(opened)
    const lock = 'select 1 from resume_links for update'
    const taken = await releasedTogether({ url: database.url, lock, waiting: 9 }, () =>
      allAtOnce(20, () => opened.resumeLinks.take(secret, session.id)),
    )

    expect(taken.filter(Boolean)).toHaveLength(1)
  })

  test('is not used up by looking at it', async () => {
    const opened = await open()
    const { secret } = await made(opened)
    await allAtOnce(5, () => opened.resumeLinks.find(secret))

    expect(await opened.resumeLinks.take(secret, (await phone(opened)).id)).toEqual({ product })
  })

  test('stops working when a newer one is made', async () => {
    const opened = await open()
    const [older, newer] = [await made(opened), await made(opened)]

    expect(await opened.resumeLinks.find(older.secret)).toBe(undefined)
    expect(await opened.resumeLinks.take(older.secret, (await phone(opened)).id)).toBe(undefined)
    expect(await opened.resumeLinks.find(newer.secret)).toMatchObject({ product })
  })

  test('expires after 7 days', async () => {
    const opened = await open()
    const { secret } = await made(opened)
    opened.clock.pass(LINK_LIMIT_MS - 1)
    expect(await opened.resumeLinks.find(secret)).toMatchObject({ product })
    opened.clock.pass(1)

    expect(await opened.resumeLinks.find(secret)).toBe(undefined)
    expect(await opened.resumeLinks.take(secret, (await phone(opened)).id)).toBe(undefined)
  })

  test('stops at its expiry, though its draft was saved since', async () => {
    const opened = await open()
    const { secret } = await made(opened)
    opened.clock.pass(1_000)
    await opened.drafts.save(opened.session.id, opened.draft.id, { more: 'x' })
    opened.clock.pass(LINK_LIMIT_MS - 1_000)

    expect(await opened.resumeLinks.find(secret)).toBe(undefined)
    expect(await opened.resumeLinks.take(secret, (await phone(opened)).id)).toBe(undefined)
  })

  test('is not made for a draft of another session', async () => {
    const [one, two] = [await open(), await open()]

    expect(await two.resumeLinks.make(two.session.id, one.draft.id)).toBe(undefined)
  })

  test('is not made for a submitted draft, and leads to none', async () => {
    const opened = await open()
    const { secret } = await made(opened)
    const application = { product, connection: 'none', api: 'none', language: 'en' as const, values: [] }
    await opened.applications.submit({ session: opened.session.id, draft: opened.draft.id, application })

    expect(await opened.resumeLinks.make(opened.session.id, opened.draft.id)).toBe(undefined)
    expect(await opened.resumeLinks.find(secret)).toBe(undefined)
    expect(await opened.resumeLinks.take(secret, (await phone(opened)).id)).toBe(undefined)
  })

  test('goes with a discarded draft', async () => {
    const opened = await open()
    const { secret } = await made(opened)
    await opened.drafts.discard(opened.session.id, opened.draft.id)

    expect(await opened.resumeLinks.find(secret)).toBe(undefined)
  })

  test.each(['', 'invented', "' or true --"])('that was never made (%j) leads nowhere', async (secret) => {
    const opened = await open()
    await made(opened)

    expect(await opened.resumeLinks.find(secret)).toBe(undefined)
    expect(await opened.resumeLinks.take(secret, (await phone(opened)).id)).toBe(undefined)
  })
})

describe('a purge', () => {
  test('keeps what was typed by hand after its session has ended while there is a link to it', async () => {
    const opened = await open()
    const { secret } = await made(opened)
    const { purge } = database.storage({ now: opened.clock.now })
    opened.clock.pass(sessionLimits.idleByHand)
    await purge()
    const session = await phone(opened)

    expect(await opened.resumeLinks.take(secret, session.id)).toEqual({ product })
    expect(await opened.drafts.current(session.id, product)).toMatchObject({ answers })
  })

  test('removes links and their answers once they have expired', async () => {
    const opened = await open()
    await made(opened)
    opened.clock.pass(LINK_LIMIT_MS)
    const counts = await database.storage({ now: opened.clock.now }).purge()

    expect(counts.resume_links).toBeGreaterThan(0)
    expect(await database.query('select 1 from resume_links where draft = $1', [opened.draft.id])).toEqual([])
    expect(await database.query('select 1 from drafts where id = $1', [opened.draft.id])).toEqual([])
  })
})
