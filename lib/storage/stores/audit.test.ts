import { beforeEach, describe, expect, test } from 'vitest'
import type { Storage } from '../database.ts'
import { openTestDatabase, stoppedClock } from '../testing/server.ts'

const product = 'savings-account'

const database = await openTestDatabase()
let storage: Storage

beforeEach(async () => {
  await database.empty()
  storage = database.storage({ now: stoppedClock().now })
})

async function journey(): Promise<string> {
  const { session } = await storage.sessions.begin({ subject: 'subject-1' })
  await storage.retrievals.put(session.id, product, {
    connection: 'v3',
    api: 'myinfo-v3',
    person: {},
    retrievedAt: stoppedClock().now(),
  })
  const draft = await storage.drafts.open(session, product)
  const application = { product, connection: 'v3', api: 'myinfo-v3', language: 'en' as const, values: [] }
  return (await storage.applications.submit({ session: session.id, draft: draft.id, application })).reference
}

async function tamper(statement: string) {
  await database.query('alter table audit disable trigger audit_append_only')
  await database.query(statement)
}

describe('the audit', () => {
  test('tells of what came, was submitted and was discarded, naming nobody', async () => {
    const reference = await journey()
    const { session } = await storage.sessions.begin({ subject: 'subject-2' })
    await storage.retrievals.put(session.id, product, {
      connection: 'v3',
      api: 'myinfo-v3',
      person: {},
      retrievedAt: 0,
    })
    await storage.retrievals.discard(session.id, product)
    await storage.drafts.discard(session.id, (await storage.drafts.open(session, product)).id)
    const entries = await database.query('select * from audit order by id')

    expect(entries.map(({ event }) => event)).toEqual([
      'retrieved',
      'submitted',
      'retrieved',
      'retrieval_discarded',
      'draft_discarded',
    ])
    expect(JSON.stringify(entries)).not.toContain(reference)
  })

  test('is one intact chain, however many write together', async () => {
    await Promise.all(Array.from({ length: 12 }, journey))
    const verdict = await storage.verifyAudit()

    expect(verdict).toMatchObject({ kind: 'intact', entries: 24 })
    expect(verdict).toHaveProperty(
      'head',
      (await database.query('select hash from audit order by id desc limit 1'))[0]?.hash,
    )
  })

  test.each([
    ['altered', "update audit set event = 'retrieved' where id = 4", 4],
    [
      'altered together with its own hash',
      "update audit set event = 'retrieved', hash = repeat('A', 43) where id = 3",
      3,
    ],
    ['redated', "update audit set at = at + interval '1 millisecond' where id = 2", 2],
    ['removed', 'delete from audit where id = 3', 4],
    ['removed from the beginning', 'delete from audit where id = 1', 2],
    ['moved', 'update audit set id = case id when 3 then 40 when 40 then 3 else id end where id in (3, 40)', 4],
    [
      'added by another hand',
      "insert into audit (at, event, object, previous, hash) select at, event, object, hash, repeat('B', 43) from audit where id = 6",
      7,
    ],
  ])('names the first broken entry when one was %s', async (_, statement, entry) => {
    for (let count = 0; count < 3; count++) await journey()
    await tamper(statement)

    expect(await storage.verifyAudit()).toEqual({ kind: 'broken', entry })
  })

  test('shows by its head that the newest entries were cut off', async () => {
    await journey()
    const before = await storage.verifyAudit()
    await tamper('delete from audit where id = 2')
    const after = await storage.verifyAudit()

    expect(before).toMatchObject({ kind: 'intact', entries: 2 })
    expect(after).toMatchObject({ kind: 'intact', entries: 1 })
    expect(after).not.toHaveProperty('head', Object(before).head)
  })

  test.each(["update audit set event = ''", 'delete from audit', 'truncate audit'])('refuses %s', async (statement) => {
    await journey()

    await expect(database.query(statement)).rejects.toThrow('the audit is append-only')
  })
})
