import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Delivery } from '@/lib/delivery/outbox/outbox.ts'
import type { Storage } from '../../database.ts'
import { application, product } from '../../testing/application.ts'
import { allAtOnce, openTestDatabase, stoppedClock } from '../../testing/server.ts'

const LEASE = 60
const later = { park: false, delaySeconds: 60, result: '500' }
const parked = { park: true, delaySeconds: 0, result: '410' }

const database = await openTestDatabase()
let storage: Storage

beforeEach(async () => {
  await database.empty()
  storage = database.storage({ receivers: () => ['core'] })
})

async function submit(from: Storage = storage) {
  const { session } = await from.sessions.begin({})
  const draft = await from.drafts.open(session, product)
  return (await from.applications.submit({ session: session.id, draft: draft.id, application })).reference
}

/** Events of an application after its first, as a decision writes them. */
async function addEvents(reference: string, ...positions: number[]) {
  for (const position of positions)
    await database.query(
      `insert into deliveries (id, receiver, reference, position, event, version, state, created_at, due_at)
      values ('msg_' || gen_random_uuid(), 'core', $1, $2, 'application.decided', 1, 'waiting', now(), now())`,
      [reference, position],
    )
}

async function claimOne(): Promise<Delivery> {
  const [claimed] = await storage.outbox.claim('core', 1, LEASE)
  if (!claimed) throw new Error('nothing was due')
  return claimed
}

const claimed = async (limit = 100) =>
  (await storage.outbox.claim('core', limit, LEASE)).map(({ position }) => position)
const states = async () =>
  (await storage.outbox.list({ limit: 100 })).map(({ position, state }) => `${position} ${state}`)

describe('the outbox', () => {
  test('gets a row for each receiver of the product, in the transaction of the submission', async () => {
    const from = database.storage({ receivers: (id) => (id === product ? ['core', 'files'] : []) })
    const reference = await submit(from)
    const rows = await from.outbox.list({ reference, limit: 10 })

    expect(rows.map(({ receiver }) => receiver).toSorted()).toEqual(['core', 'files'])
    expect(rows[0]).toMatchObject({ position: 1, event: 'application.received', state: 'waiting', attempts: 0 })
    expect(rows[0]?.id).toMatch(/^msg_[\w-]{22}$/)
  })

  test('has nothing of a submission that failed', async () => {
    await database.query(`create function refuse() returns trigger language plpgsql as $$
      begin raise exception 'no' using errcode = '22000'; end $$;
      create trigger refuse before insert on audit for each row execute function refuse()`)
    await expect(submit()).rejects.toMatchObject({ name: 'StorageFault' })
    await database.query('drop function refuse() cascade')

    expect(await storage.outbox.list({ limit: 10 })).toEqual([])
  })

  test('gives each row to one worker, however many ask', async () => {
    for (let count = 0; count < 20; count++) await submit()
    const claims = (await allAtOnce(10, () => storage.outbox.claim('core', 5, LEASE))).flat()

    expect(claims).toHaveLength(20)
    expect(new Set(claims.map(({ id }) => id)).size).toBe(20)
    expect(claims.every(({ attempts }) => attempts === 1)).toBe(true)
  })

  test('holds an event back until those before it are settled', async () => {
    await addEvents(await submit(), 2, 3)
    const first = await claimOne()

    expect(await claimed()).toEqual([])
    expect(await storage.outbox.delivered(first, '204')).toBe(true)
    expect(await claimed()).toEqual([2])
  })

  test('lets those behind a failed one wait as long, and goes on in order', async () => {
    await addEvents(await submit(), 2)
    await storage.outbox.failed(await claimOne(), later)

    expect(await claimed()).toEqual([])
    const due = (await storage.outbox.list({ limit: 10 })).map(({ dueAt }) => dueAt)
    expect(due[0]).toBe(due[1])
    await database.query("update deliveries set due_at = now() - interval '1 second'")
    expect(await claimed()).toEqual([1])
  })

  test('holds one application back for another’s sake never', async () => {
    await submit()
    await storage.outbox.failed(await claimOne(), parked)
    await submit()

    expect(await claimed()).toEqual([1])
  })

  test('gives a claim that was not settled within its lease to somebody else, and then the first settles nothing', async () => {
    await submit()
    const [lost] = await storage.outbox.claim('core', 1, 0.05)
    await sleep(80)
    const again = await claimOne()

    expect(again).toMatchObject({ id: lost?.id, attempts: 2 })
    expect(await storage.outbox.failed(lost as Delivery, parked)).toBe(false)
    expect(await storage.outbox.delivered(lost as Delivery, '204')).toBe(false)
    expect(await storage.outbox.delivered(again, '204')).toBe(true)
  })

  test('keeps those behind a parked one until it is replayed under its own key', async () => {
    await addEvents(await submit(), 2, 3)
    const head = await claimOne()
    await storage.outbox.failed(head, parked)
    expect(await claimed()).toEqual([])
    expect((await storage.outbox.list({ limit: 10 })).map(({ dueAt }) => dueAt !== undefined)).toEqual([
      false,
      false,
      true,
    ])

    expect(await storage.outbox.replay(head.id)).toEqual({ id: head.id })
    const again = await claimOne()
    expect([again.id, again.attempts]).toEqual([head.id, 2])
    await storage.outbox.delivered(again, '204')
    expect(await claimed()).toEqual([2])
  })

  test('lets those behind a skipped one go, also past one that was skipped before', async () => {
    await addEvents(await submit(), 2, 3)
    const head = await claimOne()
    await storage.outbox.failed(head, parked)
    const second = (await storage.outbox.list({ limit: 10 })).find(({ position }) => position === 2)
    expect(await storage.outbox.skip(second?.id ?? '')).toBe(true)
    expect(await claimed()).toEqual([])
    expect(await storage.outbox.skip(head.id)).toBe(true)

    expect(await claimed()).toEqual([3])
    expect(await storage.outbox.skip(head.id)).toBe(false)
    expect(await states()).toEqual(['3 waiting', '2 skipped', '1 skipped'])
  })

  test('replays a delivered one under a new key for a receiver that lost its data', async () => {
    await submit()
    const first = await claimOne()
    await storage.outbox.delivered(first, '204')
    const replayed = await storage.outbox.replay(first.id, { newKey: true })

    expect(replayed?.id).not.toBe(first.id)
    expect(await storage.outbox.find(first.id)).toBeUndefined()
    expect((await claimOne()).id).toBe(replayed?.id)
    expect(await storage.outbox.replay('msg_unknown')).toBeUndefined()
  })

  test('tells a receiver that is new what happened before it was named', async () => {
    const reference = await submit(database.storage())
    const of = (receiver: string) => storage.outbox.replaySince(receiver, [product], 0)

    expect(await storage.outbox.replaySince('core', ['another-product'], 0)).toBe(0)
    expect(await storage.outbox.replaySince('core', [product], Date.now() + 60_000)).toBe(0)
    expect(await of('core')).toBe(1)
    const first = await claimOne()
    expect(first).toMatchObject({ reference, position: 1, event: 'application.received' })
    await storage.outbox.delivered(first, '204')
    expect(await of('core')).toBe(1)
    expect((await claimOne()).id).toBe(first.id)
  })

  test('counts what waits and what is parked for each receiver', async () => {
    await addEvents(await submit(), 2)
    expect(await storage.outbox.backlog()).toMatchObject([{ receiver: 'core', waiting: 2, parked: 0 }])
    await storage.outbox.failed(await claimOne(), parked)
    const [backlog] = await storage.outbox.backlog()

    expect(backlog).toMatchObject({ waiting: 1, parked: 1 })
    expect(Math.abs((backlog?.oldest ?? 0) - Date.now())).toBeLessThan(60_000)
  })

  test('writes down what a person did, and nothing for what was not done', async () => {
    await submit()
    const head = await claimOne()
    await storage.outbox.replay('msg_unknown')
    await storage.outbox.replay(head.id)
    await storage.outbox.skip(head.id)
    const events = await database.query('select event from audit order by event')

    expect(events.map(({ event }) => event)).toEqual(['delivery_replayed', 'delivery_skipped', 'submitted'])
    expect(await storage.verifyAudit()).toMatchObject({ kind: 'intact' })
  })

  test('keeps an application that has to be told of from being purged, and leaves with it once it was', async () => {
    const clock = stoppedClock(Date.now())
    const from = database.storage({ now: clock.now, receivers: () => ['core'] })
    const { session } = await from.sessions.begin({})
    const draft = await from.drafts.open(session, product)
    await from.applications.submit({ session: session.id, draft: draft.id, application, retentionDays: 1 })
    clock.pass(2 * 24 * 60 * 60_000)

    expect(await from.purge()).toMatchObject({ applications: 0 })
    await storage.outbox.delivered(await claimOne(), '204')
    expect(await from.purge()).toMatchObject({ applications: 1 })
    expect(await storage.outbox.list({ limit: 10 })).toEqual([])
  })
})
