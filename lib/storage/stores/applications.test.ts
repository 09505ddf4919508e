import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { DraftGone } from '../errors.ts'
import { parseDataKeys } from '../sealing/data-keys.ts'
import { createSealer, SealRefused } from '../sealing/seal.ts'
import { application, keptOf, openApplication, product, untouched } from '../testing/application.ts'
import { allAtOnce, makeDataKey, openTestDatabase, releasedTogether, stoppedClock } from '../testing/server.ts'
import { createApplicationStore } from './applications.ts'
import { DRAFT_LIMIT_MS } from './drafts/draft-rows.ts'
import { makeReference } from './reference.ts'
import { placeOf } from './sealed-rows.ts'

const DAY_MS = 24 * 60 * 60_000

const database = await openTestDatabase()

describe('a submission', () => {
  test("stores the application and removes the draft's answers and the retrieval", async () => {
    const { storage, session, draft, submission, clock } = await openApplication(database)
    const { reference, repeated } = await storage.applications.submit(submission)

    expect(repeated).toBe(false)
    expect(await storage.applications.find(session.id, reference)).toEqual({
      ...application,
      reference,
      status: 'received',
      receivedAt: clock.now(),
    })
    expect(await storage.retrievals.find(session.id, product)).toBe(undefined)
    expect(await storage.drafts.find(session.id, draft.id)).toMatchObject({ reference, answers: {} })
    expect(await database.query('select answers from drafts where id = $1', [draft.id])).toEqual([{ answers: null }])
  })

  test('keeps what was declared, and applications from before that are read on', async () => {
    const { storage, session, submission } = await openApplication(database)
    const kept = { productVersion: '1', declarations: [{ id: 'true', text: 'It is true.' }] }
    const { reference } = await storage.applications.submit({
      ...submission,
      application: { ...application, ...kept },
    })
    expect(await storage.applications.find(session.id, reference)).toMatchObject(kept)

    const dataKeys = makeDataKey('kept')
    const [row] = await database.query('select * from applications where reference = $1', [reference])
    const place = placeOf('applications', reference, { ...row, withoutAgencies: row?.without_agencies })
    const { sealed } = await createSealer(parseDataKeys(dataKeys)).seal(place, application.values)
    const older = database.storage({ dataKeys, now: stoppedClock().now })
    await database.query('update applications set answers = $1 where reference = $2', [Buffer.from(sealed), reference])
    const read = await older.applications.find(session.id, reference)
    expect(read).toMatchObject({ reference, values: application.values })
    expect(read?.declarations).toBeUndefined()
  })

  test('F083 made fifty times at once stores one application and gives fifty equal references', async () => {
    const { storage, submission, draft } = await openApplication(database)
    const lock = 'select 1 from drafts for update'
    const results = await releasedTogether({ url: database.url, lock, waiting: 10 }, () =>
      allAtOnce(50, () => storage.applications.submit(submission)),
    )

    expect(new Set(results.map(({ reference }) => reference)).size).toBe(1)
    expect(results.filter(({ repeated }) => !repeated)).toHaveLength(1)
    expect(await database.query('select 1 from applications where draft = $1', [draft.id])).toHaveLength(1)
  })

  test('F096 made on two nodes at once stores one application', async () => {
    const { storage, submission, clock } = await openApplication(database)
    const other = database.storage({ now: clock.now })
    const [one, two] = await Promise.all([storage, other].map(({ applications }) => applications.submit(submission)))

    expect(one?.reference).toBe(two?.reference)
    expect([one?.repeated, two?.repeated].toSorted()).toEqual([false, true])
  })

  test('F084 repeated with other content returns the first reference and changes nothing', async () => {
    const { storage, session, submission } = await openApplication(database)
    const { reference } = await storage.applications.submit(submission)
    const again = await storage.applications.submit({
      ...submission,
      application: { ...application, language: 'ms', values: [] },
    })

    expect(again).toEqual({ reference, repeated: true })
    expect(await storage.applications.find(session.id, reference)).toMatchObject({
      language: 'zh',
      values: application.values,
    })
  })

  test("of another session's draft is refused", async () => {
    const [one, two] = [await openApplication(database), await openApplication(database)]

    await expect(two.storage.applications.submit({ ...two.submission, draft: one.draft.id })).rejects.toBeInstanceOf(
      DraftGone,
    )
    expect(await keptOf(database, one)).toEqual(untouched)
    expect(await keptOf(database, two)).toEqual(untouched)
  })

  test.each(['', 'invented', "' or true --"])('of an unknown draft (%j) is refused', async (draft) => {
    const opened = await openApplication(database)

    await expect(opened.storage.applications.submit({ ...opened.submission, draft })).rejects.toBeInstanceOf(DraftGone)
    expect(await keptOf(database, opened)).toEqual(untouched)
  })

  test('of a draft for another product is refused', async () => {
    const opened = await openApplication(database)
    const other = { ...application, product: 'credit-card' }

    await expect(
      opened.storage.applications.submit({ ...opened.submission, application: other }),
    ).rejects.toBeInstanceOf(DraftGone)
    expect(await keptOf(database, opened)).toEqual(untouched)
  })

  test('of an expired draft is refused', async () => {
    const { storage, submission, clock } = await openApplication(database)
    clock.pass(DRAFT_LIMIT_MS)

    await expect(storage.applications.submit(submission)).rejects.toBeInstanceOf(DraftGone)
  })

  test('of a discarded draft is refused', async () => {
    const { storage, session, draft, submission } = await openApplication(database)
    await storage.drafts.discard(session.id, draft.id)

    await expect(storage.applications.submit(submission)).rejects.toBeInstanceOf(DraftGone)
    expect(await database.query('select 1 from applications where draft = $1', [draft.id])).toEqual([])
  })
})

describe('an application', () => {
  test('is found by no other session, and by no other reference', async () => {
    const [one, two] = [await openApplication(database), await openApplication(database)]
    const { reference } = await one.storage.applications.submit(one.submission)

    expect(await two.storage.applications.find(two.session.id, reference)).toBe(undefined)
    expect(await one.storage.applications.find(one.session.id, 'ABCD-EFGH-JK')).toBe(undefined)
  })

  test('is not found after its retention', async () => {
    const { storage, session, submission, clock } = await openApplication(database)
    const { reference } = await storage.applications.submit({ ...submission, retentionDays: 90 })

    clock.pass(90 * DAY_MS - 1)
    expect((await storage.applications.find(session.id, reference))?.reference).toBe(reference)
    clock.pass(1)
    expect(await storage.applications.find(session.id, reference)).toBe(undefined)
  })

  test('with the bytes of another is refused', async () => {
    const [one, two] = [await openApplication(database), await openApplication(database)]
    const first = await one.storage.applications.submit(one.submission)
    const second = await two.storage.applications.submit(two.submission)
    await database.query(
      'update applications set answers = (select answers from applications where reference = $1) where reference = $2',
      [second.reference, first.reference],
    )

    await expect(one.storage.applications.find(one.session.id, first.reference)).rejects.toBeInstanceOf(SealRefused)
  })

  test('gets another reference when the first is taken', async () => {
    const { submission, storage } = await openApplication(database)
    const { reference: taken } = await storage.applications.submit(submission)
    const { submission: next, clock } = await openApplication(database)
    const pool = new pg.Pool({ connectionString: database.url, max: 1 })
    const proposals = [taken, taken, 'ABCD-EFGH-JK']
    const store = createApplicationStore({
      database: drizzle(pool),
      sealer: createSealer(parseDataKeys(makeDataKey('a'))),
      auditKeys: parseDataKeys(makeDataKey('a')),
      now: clock.now,
      reference: () => proposals.shift() ?? '',
    })

    expect(await store.submit(next)).toEqual({ reference: 'ABCD-EFGH-JK', repeated: false })
    await pool.end()
  })
})

test('S59: a reveal of the numbers of an application stands in the audit', async () => {
  const { storage, submission } = await openApplication(database)
  const { reference } = await storage.applications.submit(submission)
  const before = await database.query("select 1 from audit where event = 'nric_revealed'")
  await storage.applications.recordReveal(reference)
  const after = await database.query("select object from audit where event = 'nric_revealed'")

  expect(after).toHaveLength(before.length + 1)
  expect(JSON.stringify(after)).not.toContain(reference)
})

test('a reference is ten letters that are not read for others', () => {
  const references = Array.from({ length: 2_000 }, makeReference)

  expect(
    references.filter((reference) => !/^[A-HJKMNP-TV-Z]{4}-[A-HJKMNP-TV-Z]{4}-[A-HJKMNP-TV-Z]{2}$/.test(reference)),
  ).toEqual([])
  expect(new Set(references).size).toBe(2_000)
})
