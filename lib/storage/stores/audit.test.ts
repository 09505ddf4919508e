import pg from 'pg'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Storage } from '../database.ts'
import { allAtOnce, makeDataKey, openTestDatabase, stoppedClock } from '../testing/server.ts'

const product = 'savings-account'
const dataKeys = makeDataKey('2026')

const database = await openTestDatabase()
let storage: Storage

beforeEach(async () => {
  await database.empty()
  storage = database.storage({ now: stoppedClock().now, dataKeys })
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

/** As one who may write every table, but has no key. */
async function tamper(statement: string) {
  await database.query('alter table audit disable trigger audit_append_only')
  await database.query(statement)
}

/** Six entries of one chain: one connection always finds the same chain free. */
async function oneChain(): Promise<number> {
  const single = database.storage({ now: stoppedClock().now, dataKeys, connections: 1 })
  storage = single
  for (let count = 0; count < 3; count++) await journey()
  const [row] = await database.query('select slot from audit_slots where number = 6')
  return Number(row?.slot)
}

describe('S47: the audit', () => {
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
    const entries = await database.query('select * from audit')

    expect(entries.map(({ event }) => event).sort()).toEqual([
      'draft_discarded',
      'retrieval_discarded',
      'retrieved',
      'retrieved',
      'submitted',
    ])
    expect(JSON.stringify(entries)).not.toContain(reference)
  })

  test('is intact in every chain, however many write together, and several chains are in use', async () => {
    await allAtOnce(24, journey)

    expect(await storage.verifyAudit()).toMatchObject({ kind: 'intact', entries: 48 })
    const [row] = await database.query('select count(*)::int as used from audit_slots where number > 0')
    expect(row?.used).toBeGreaterThan(1)
  })

  test('lets one transaction go on while another holds a chain', async () => {
    const slot = await oneChain()
    const holder = new pg.Client(database.url)
    await holder.connect()
    try {
      await holder.query(`begin; select from audit_slots where slot = ${slot} for update`)
      await journey()
    } finally {
      await holder.end()
    }

    expect(await storage.verifyAudit()).toMatchObject({ kind: 'intact', entries: 8 })
  })

  test.each([
    ['altered', "update audit set event = 'retrieved' where number = 4", 4, 'altered'],
    [
      'altered together with its own link',
      "update audit set event = 'x', link = repeat('a', 64) where number = 3",
      3,
      'altered',
    ],
    ['redated', "update audit set at = at + interval '1 millisecond' where number = 2", 2, 'altered'],
    ['removed', 'delete from audit where number = 3', 3, 'missing'],
    ['removed from the beginning', 'delete from audit where number = 1', 1, 'missing'],
    ['cut off at the end', 'delete from audit where number = 6', 6, 'missing'],
    [
      'removed, and the rest moved up and linked anew without the key',
      `delete from audit where number = 5;
       update audit set number = 5, link = encode(sha256(convert_to(concat_ws(' ', nonce, slot, 5, (select link from audit where number = 4)), 'UTF8')), 'hex') where number = 6;
       update audit_slots set number = 5, link = (select link from audit where number = 5) where number = 6`,
      5,
      'altered',
    ],
    [
      'added by another hand',
      `select append_audit(now(), 'retrieved', 'x', '2026', 'nonce', 'made up')`,
      undefined,
      'altered',
    ],
  ])('F095 names the first broken entry when one was %s', async (_, statement, number, why) => {
    const slot = await oneChain()
    await tamper(statement)
    const verdict = await storage.verifyAudit()

    expect(verdict).toMatchObject({ kind: 'broken', why })
    if (number) expect(verdict).toMatchObject({ slot, number })
  })

  test('cut off at the end together with the note of it is shown by an anchor kept elsewhere', async () => {
    const slot = await oneChain()
    const anchor = await storage.anchorAudit()
    await tamper(`delete from audit where number = 6;
      update audit_slots set number = 5, link = (select link from audit where number = 5) where slot = ${slot}`)

    expect(await storage.verifyAudit()).toMatchObject({ kind: 'intact', entries: 5 })
    expect(await storage.verifyAudit([anchor])).toEqual({ kind: 'anchor broken', at: anchor.at })
  })

  test('fits every anchor taken of it, and none that was altered', async () => {
    const anchors = [await storage.anchorAudit()]
    for (let count = 0; count < 3; count++) {
      await journey()
      anchors.push(await storage.anchorAudit())
    }
    const [, second] = anchors
    const altered = { ...anchors[0], ...second, numbers: second?.numbers.map(() => 0) ?? [] }

    expect(await storage.verifyAudit(anchors)).toMatchObject({ kind: 'intact', entries: 6 })
    expect(await storage.verifyAudit([{ at: '', keyId: '', root: '', ...altered }])).toMatchObject({
      kind: 'anchor broken',
    })
  })

  test('is proven with the old key beside the new one, and not without it', async () => {
    await journey()
    const next = makeDataKey('2027')
    const both = database.storage({ dataKeys: `${next},${dataKeys}` })
    storage = both
    await journey()

    expect(await both.verifyAudit()).toMatchObject({ kind: 'intact', entries: 4 })
    expect(await database.storage({ dataKeys: next }).verifyAudit()).toMatchObject({ why: 'unknown key' })
  })

  test('is proven by audit keys of its own after the data key they came from is gone', async () => {
    await journey()
    const derived = storage.auditKeys()
    const later = database.storage({ dataKeys: makeDataKey('2027'), auditKeys: derived })

    expect(await later.verifyAudit()).toMatchObject({ kind: 'intact', entries: 2 })
    expect(derived).not.toContain(dataKeys.slice(5))
  })

  test.each(["update audit set event = ''", 'delete from audit', 'truncate audit'])('refuses %s', async (statement) => {
    await journey()

    await expect(database.query(statement)).rejects.toThrow('the audit is append-only')
  })
})
