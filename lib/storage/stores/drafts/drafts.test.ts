import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { sessionLimits } from '@/lib/onboarding/session-limits.ts'
import { DraftTooLarge } from '../../errors.ts'
import { allAtOnce, openTestDatabase, releasedTogether, stoppedClock } from '../../testing/server.ts'
import { DRAFT_LIMIT_BYTES, DRAFT_LIMIT_MS } from './draft-rows.ts'

const database = await openTestDatabase()

const product = 'savings-account'
const application = { product, connection: 'none', api: 'none', language: 'en' as const, values: [] }
let people = 0

async function open() {
  const clock = stoppedClock()
  const { sessions, drafts, applications } = database.storage({ now: clock.now })
  const subject = `subject-${++people}`
  const { session, secret } = await sessions.begin({ subject })
  return { clock, sessions, drafts, applications, subject, session, secret }
}

/** Does work while somebody holds a draft, who takes it once the work waits for it, where that is said. */
async function whileLocked<Result>(
  draft: string,
  work: () => Promise<Result>,
  meanwhile?: { take: readonly string[]; until: Date },
): Promise<Result> {
  const holder = new pg.Client(database.url)
  await holder.connect()
  try {
    await holder.query('begin')
    await holder.query('select from drafts where id = $1 for update', [draft])
    const result = work()
    if (meanwhile) {
      await untilOneWaits(holder)
      const [begin = '', take = ''] = meanwhile.take
      await holder.query(begin, [meanwhile.until])
      await holder.query(take)
      await holder.query('commit')
    }
    return await result
  } finally {
    await holder.end()
  }
}

async function untilOneWaits(holder: pg.Client, tries = 50): Promise<void> {
  const waiting = "select from pg_locks where not granted and locktype in ('transactionid', 'tuple')"
  const { rows } = await holder.query(waiting)
  if (rows.length > 0 || tries === 0) return
  await sleep(20)
  return untilOneWaits(holder, tries - 1)
}

describe('a draft', () => {
  test('begins empty, in English, for 7 days', async () => {
    const { drafts, session, clock } = await open()
    const draft = await drafts.open(session, product)

    expect(draft).toEqual({
      id: draft.id,
      product,
      answers: {},
      language: 'en',
      reference: undefined,
      updatedAt: clock.now(),
      expiresAt: clock.now() + DRAFT_LIMIT_MS,
    })
    expect(await drafts.find(session.id, draft.id)).toEqual(draft)
    expect(await drafts.current(session.id, product)).toEqual(draft)
  })

  test('is one, however often and however fast its form is opened', async () => {
    const { drafts, session } = await open()
    const opened = await allAtOnce(20, () => drafts.open(session, product))

    expect(new Set(opened.map(({ id }) => id)).size).toBe(1)
  })

  test('is another for another product', async () => {
    const { drafts, session } = await open()

    expect((await drafts.open(session, 'credit-card')).id).not.toBe((await drafts.open(session, product)).id)
  })

  test('S38: holds 64 kB at most, and what it held stands when more comes', async () => {
    const { drafts, session } = await open()
    const { id } = await drafts.open(session, product)
    const rest = DRAFT_LIMIT_BYTES - JSON.stringify({ a: '', b: '' }).length
    expect(await drafts.save(session.id, id, { a: 'x'.repeat(rest), b: '' })).toBe(true)

    await expect(drafts.save(session.id, id, { b: 'x' })).rejects.toBeInstanceOf(DraftTooLarge)
    expect((await drafts.find(session.id, id))?.answers.b).toBe('')
  })

  test('merges answers by name and keeps its language', async () => {
    const { drafts, session, clock } = await open()
    const { id } = await drafts.open(session, product)
    await drafts.save(session.id, id, { occupation: 'Engineer', purposes: ['a', 'b'] }, 'ta')
    clock.pass(1_000)

    expect(await drafts.save(session.id, id, { occupation: ' ', note: '__proto__' })).toBe(true)
    expect(await drafts.find(session.id, id)).toMatchObject({
      answers: { occupation: ' ', purposes: ['a', 'b'], note: '__proto__' },
      language: 'ta',
      updatedAt: clock.now(),
      expiresAt: clock.now() + DRAFT_LIMIT_MS,
    })
  })

  test('forgets an answer that is saved as nothing', async () => {
    const { drafts, session } = await open()
    const { id } = await drafts.open(session, product)
    await drafts.save(session.id, id, { occupation: 'Engineer', employer: 'ACME' })
    await drafts.save(session.id, id, { occupation: undefined })

    expect((await drafts.find(session.id, id))?.answers).toStrictEqual({ employer: 'ACME' })
  })

  test('loses no answer when many are saved together', async () => {
    const { drafts, session } = await open()
    const { id } = await drafts.open(session, product)
    let count = 0
    const lock = 'select 1 from drafts for update'
    const saved = await releasedTogether({ url: database.url, lock, waiting: 10 }, () =>
      allAtOnce(30, () => drafts.save(session.id, id, { [`field${++count}`]: 'x' })),
    )

    expect(saved.every(Boolean)).toBe(true)
    expect(Object.keys((await drafts.find(session.id, id))?.answers ?? {})).toHaveLength(30)
  })

  test('of one session is nothing to another', async () => {
    const [one, two] = [await open(), await open()]
    const { id } = await one.drafts.open(one.session, product)

    expect(await two.drafts.find(two.session.id, id)).toBe(undefined)
    expect(await two.drafts.save(two.session.id, id, { occupation: 'x' })).toBe(false)
    await two.drafts.discard(two.session.id, id)
    expect((await two.drafts.open(two.session, product)).id).not.toBe(id)
    expect(await one.drafts.find(one.session.id, id)).toMatchObject({ id, answers: {} })
  })

  test('F071 comes back to the same account after its session has expired', async () => {
    const { drafts, sessions, session, subject, clock } = await open()
    const { id } = await drafts.open(session, product)
    await drafts.save(session.id, id, { occupation: 'typed' })
    clock.pass(sessionLimits.idle)
    const { session: later } = await sessions.begin({ subject })

    expect(await drafts.find(later.id, id)).toBe(undefined)
    expect(await drafts.open(later, product)).toMatchObject({ id, answers: { occupation: 'typed' } })
  })

  test('F072 comes back to the same account after it signed out', async () => {
    const { drafts, sessions, session, secret, subject } = await open()
    const { id } = await drafts.open(session, product)
    await sessions.end(secret)
    const { session: later } = await sessions.begin({ subject })

    expect((await drafts.open(later, product)).id).toBe(id)
  })

  test('stays with a session of the same account that has not ended', async () => {
    const { drafts, sessions, session, subject } = await open()
    const { id } = await drafts.open(session, product)
    const { session: phone } = await sessions.begin({ subject })

    expect((await drafts.open(phone, product)).id).not.toBe(id)
    expect(await drafts.save(session.id, id, { occupation: 'x' })).toBe(true)
  })

  test('left behind comes to one of two sessions that ask for it at once', async () => {
    const { drafts, sessions, session, secret, subject } = await open()
    const { id } = await drafts.open(session, product)
    await sessions.end(secret)
    const both = await Promise.all([sessions.begin({ subject }), sessions.begin({ subject })])
    const lock = 'select 1 from drafts for update'
    const opened = await releasedTogether({ url: database.url, lock, waiting: 2 }, () =>
      Promise.all(both.map((later) => drafts.open(later.session, product))),
    )

    expect(opened.filter((draft) => draft.id === id)).toHaveLength(1)
  })

  test('left behind comes back while another of the account, left behind earlier, is locked', async () => {
    const { drafts, sessions, session, secret, subject, clock } = await open()
    const earlier = await drafts.open(session, product)
    clock.pass(1_000)
    const second = await sessions.begin({ subject })
    const { id } = await drafts.open(second.session, product)
    await sessions.end(secret)
    await sessions.end(second.secret)
    const { session: later } = await sessions.begin({ subject })

    await whileLocked(earlier.id, async () => expect((await drafts.open(later, product)).id).toBe(id))
  })

  test('left behind goes to no second session when the one that takes it began meanwhile', async () => {
    const { drafts, sessions, session, secret, subject, clock } = await open()
    const { id } = await drafts.open(session, product)
    await sessions.end(secret)
    const { session: later } = await sessions.begin({ subject })
    const taker = randomUUID()
    const take = [
      `insert into sessions values ('${taker}', '${taker}', '${subject}', now(), $1, $1)`,
      `update drafts set session = '${taker}' where id = '${id}'`,
    ]
    const opened = await whileLocked(id, () => drafts.open(later, product), {
      take,
      until: new Date(clock.now() + 1_000),
    })

    expect(opened.id).not.toBe(id)
  })

  test('typed by hand comes back to nobody once its session has ended', async () => {
    const { drafts, sessions } = await open()
    const first = await sessions.begin({})
    const { id } = await drafts.open(first.session, product)
    await sessions.end(first.secret)
    const { session: later } = await sessions.begin({})

    expect((await drafts.open(later, product)).id).not.toBe(id)
  })

  test('is gone at its expiry, and its form begins anew', async () => {
    const { drafts, session, clock } = await open()
    const { id } = await drafts.open(session, product)
    clock.pass(DRAFT_LIMIT_MS)

    expect(await drafts.find(session.id, id)).toBe(undefined)
    expect(await drafts.current(session.id, product)).toBe(undefined)
    expect(await drafts.save(session.id, id, { occupation: 'x' })).toBe(false)
    expect((await drafts.open(session, product)).id).not.toBe(id)
  })

  test('discarded is gone', async () => {
    const { drafts, session } = await open()
    const { id } = await drafts.open(session, product)
    await drafts.discard(session.id, id)

    expect(await drafts.find(session.id, id)).toBe(undefined)
    expect(await drafts.save(session.id, id, { occupation: 'x' })).toBe(false)
  })

  test('submitted keeps its reference, holds no answers, and takes none', async () => {
    const { drafts, applications, session } = await open()
    const { id } = await drafts.open(session, product)
    await drafts.save(session.id, id, { occupation: 'typed' })
    const { reference } = await applications.submit({ session: session.id, draft: id, application })
    await drafts.discard(session.id, id)

    expect(await drafts.save(session.id, id, { occupation: 'late' })).toBe(false)
    expect(await drafts.current(session.id, product)).toMatchObject({ id, reference, answers: {} })
    expect((await drafts.open(session, product)).id).not.toBe(id)
  })
})
