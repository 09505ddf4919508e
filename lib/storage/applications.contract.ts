import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Application } from '@/lib/onboarding/stores.ts'
import { createApplicationStore } from './applications.ts'
import { parseDataKeys } from './data-keys.ts'
import type { Storage } from './database.ts'
import { DRAFT_LIMIT_MS } from './drafts.ts'
import { DraftGone } from './errors.ts'
import { makeReference } from './reference.ts'
import * as schema from './schema.ts'
import { createSealer, SealRefused } from './seal.ts'
import {
  allAtOnce,
  makeDataKey,
  releasedTogether,
  stoppedClock,
  type TestDatabase,
  type TestServer,
} from './testing.ts'

const product = 'savings-account'
const DAY_MS = 24 * 60 * 60_000

const application: Omit<Application, 'reference' | 'status' | 'receivedAt'> = {
  product,
  connection: 'v3',
  api: 'myinfo-v3',
  language: 'zh',
  values: [
    { field: 'occupation', value: 'Engineer', provenance: 'typed', locked: false },
    {
      field: 'name',
      value: 'TAN XIAO HUI',
      provenance: { api: 'myinfo-v3', connection: 'v3', source: 'government', retrievedAt: 1 },
      locked: true,
    },
  ],
}

/** What the store of applications promises, on a real database. */
export function applicationsContract(server: () => TestServer): void {
  let database: TestDatabase

  beforeAll(async () => {
    database = await server().database()
  })

  async function open() {
    const clock = stoppedClock()
    const storage = database.storage({ now: clock.now })
    const { session, secret } = await storage.sessions.begin({ subject: 'subject-1' })
    const draft = await storage.drafts.open(session, product)
    await storage.drafts.save(session.id, draft.id, { occupation: 'Engineer' })
    await storage.retrievals.put(session.id, product, {
      connection: 'v3',
      api: 'myinfo-v3',
      person: {},
      retrievedAt: clock.now(),
    })
    const submission = { session: session.id, draft: draft.id, application }
    return { storage, clock, session, secret, draft, submission }
  }

  async function isUntouched({
    storage,
    session,
    draft,
  }: {
    storage: Storage
    session: { id: string }
    draft: { id: string }
  }) {
    const { answers, reference } = (await storage.drafts.find(session.id, draft.id)) ?? {}
    const retrieval = await storage.retrievals.find(session.id, product)
    const stored = await database.query('select 1 from applications where draft = $1', [draft.id])
    return { answers, reference, retrieved: retrieval !== undefined, stored: stored.length }
  }

  const untouched = { answers: { occupation: 'Engineer' }, reference: undefined, retrieved: true, stored: 0 }

  describe('a submission', () => {
    test("stores the application and removes the draft's answers and the retrieval", async () => {
      const { storage, session, draft, submission, clock } = await open()
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

    test('made fifty times at once stores one application and gives fifty equal references', async () => {
      const { storage, submission, draft } = await open()
      const lock = 'select 1 from drafts for update'
      const results = await releasedTogether({ url: database.url, lock, waiting: 10 }, () =>
        allAtOnce(50, () => storage.applications.submit(submission)),
      )

      expect(new Set(results.map(({ reference }) => reference)).size).toBe(1)
      expect(results.filter(({ repeated }) => !repeated)).toHaveLength(1)
      expect(await database.query('select 1 from applications where draft = $1', [draft.id])).toHaveLength(1)
    })

    test('made on two nodes at once stores one application', async () => {
      const { storage, submission, clock } = await open()
      const other = database.storage({ now: clock.now })
      const [one, two] = await Promise.all([storage, other].map(({ applications }) => applications.submit(submission)))

      expect(one?.reference).toBe(two?.reference)
      expect([one?.repeated, two?.repeated].toSorted()).toEqual([false, true])
    })

    test('repeated with other content returns the first reference and changes nothing', async () => {
      const { storage, session, submission } = await open()
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
      const [one, two] = [await open(), await open()]

      await expect(two.storage.applications.submit({ ...two.submission, draft: one.draft.id })).rejects.toBeInstanceOf(
        DraftGone,
      )
      expect(await isUntouched(one)).toEqual(untouched)
      expect(await isUntouched(two)).toEqual(untouched)
    })

    test.each(['', 'invented', "' or true --"])('of an unknown draft (%j) is refused', async (draft) => {
      const opened = await open()

      await expect(opened.storage.applications.submit({ ...opened.submission, draft })).rejects.toBeInstanceOf(
        DraftGone,
      )
      expect(await isUntouched(opened)).toEqual(untouched)
    })

    test('of a draft for another product is refused', async () => {
      const opened = await open()
      const other = { ...application, product: 'credit-card' }

      await expect(
        opened.storage.applications.submit({ ...opened.submission, application: other }),
      ).rejects.toBeInstanceOf(DraftGone)
      expect(await isUntouched(opened)).toEqual(untouched)
    })

    test('of an expired draft is refused', async () => {
      const { storage, submission, clock } = await open()
      clock.pass(DRAFT_LIMIT_MS)

      await expect(storage.applications.submit(submission)).rejects.toBeInstanceOf(DraftGone)
    })

    test('of a discarded draft is refused', async () => {
      const { storage, session, draft, submission } = await open()
      await storage.drafts.discard(session.id, draft.id)

      await expect(storage.applications.submit(submission)).rejects.toBeInstanceOf(DraftGone)
      expect(await database.query('select 1 from applications where draft = $1', [draft.id])).toEqual([])
    })
  })

  describe('a submission that fails midway', () => {
    test.each([
      ['storing the application', 'before insert on applications for each row'],
      ['after storing the application', 'after insert on applications for each row'],
      ['clearing the draft', 'before update on drafts for each row'],
      ['removing the retrieval', 'before delete on retrievals for each row'],
      ['adding to the audit', 'before insert on audit for each row'],
      ['committing', 'constraint: after insert on audit deferrable initially deferred for each row'],
    ])('while %s leaves everything as it was', async (_, when) => {
      const opened = await open()
      await withFault({ when, sqlState: '22000', times: 1_000_000 }, async () => {
        await expect(opened.storage.applications.submit(opened.submission)).rejects.toMatchObject({
          name: 'StorageFault',
          sqlState: '22000',
        })
      })

      expect(await isUntouched(opened)).toEqual(untouched)
      expect((await opened.storage.applications.submit(opened.submission)).repeated).toBe(false)
    })

    test.each([
      ['a deadlock', '40P01'],
      ['a serialisation failure', '40001'],
      ['a restart of the database', '57P01'],
    ])('because of %s is repeated unseen and stored once', async (_, sqlState) => {
      const { storage, submission, draft } = await open()
      const when = 'before insert on audit for each row'
      const { repeated } = await withFault({ when, sqlState, times: 2 }, () => storage.applications.submit(submission))

      expect(repeated).toBe(false)
      expect(await database.query('select 1 from applications where draft = $1', [draft.id])).toHaveLength(1)
    })

    test('because its connection was cut is repeated unseen and stored once', async () => {
      const { storage, submission, draft } = await open()
      const when = 'before delete on retrievals for each row'
      await withFault({ when, sqlState: 'cut', times: 1 }, () => storage.applications.submit(submission))

      expect(await database.query('select 1 from applications where draft = $1', [draft.id])).toHaveLength(1)
    })

    test('again and again is given up within bounded time', async () => {
      const opened = await open()
      const start = performance.now()
      await withFault(
        { when: 'before insert on applications for each row', sqlState: '40001', times: 1_000_000 },
        async () => {
          await expect(opened.storage.applications.submit(opened.submission)).rejects.toMatchObject({
            name: 'StorageUnavailable',
            reason: 'interrupted',
          })
        },
      )

      expect(performance.now() - start).toBeLessThan(5_000)
      expect(await isUntouched(opened)).toEqual(untouched)
    })
  })

  test('a submission waits for the disk, whatever the database is set to', async () => {
    const { storage, submission, clock } = await open()
    await database.query(`alter database "${new URL(database.url).pathname.slice(1)}" set synchronous_commit = off`)
    await database.query('create table seen (setting text)')
    await database.query(
      `create function note_setting() returns trigger language plpgsql as $$ begin insert into seen values (current_setting('synchronous_commit')); return new; end $$`,
    )
    await database.query(
      'create constraint trigger note after insert on applications deferrable initially deferred for each row execute function note_setting()',
    )
    await database.storage({ now: clock.now }).applications.submit(submission)
    await database.query('drop trigger note on applications')

    expect(await database.query('select setting from seen')).toEqual([{ setting: 'on' }])
    expect(await storage.ready()).toBe(true)
  })

  describe('an application', () => {
    test('is found by no other session, and by no other reference', async () => {
      const [one, two] = [await open(), await open()]
      const { reference } = await one.storage.applications.submit(one.submission)

      expect(await two.storage.applications.find(two.session.id, reference)).toBe(undefined)
      expect(await one.storage.applications.find(one.session.id, 'ABCD-EFGH-JK')).toBe(undefined)
    })

    test('is not found after its retention', async () => {
      const { storage, session, submission, clock } = await open()
      const { reference } = await storage.applications.submit({ ...submission, retentionDays: 90 })

      clock.pass(90 * DAY_MS - 1)
      expect((await storage.applications.find(session.id, reference))?.reference).toBe(reference)
      clock.pass(1)
      expect(await storage.applications.find(session.id, reference)).toBe(undefined)
    })

    test('with the bytes of another is refused', async () => {
      const [one, two] = [await open(), await open()]
      const first = await one.storage.applications.submit(one.submission)
      const second = await two.storage.applications.submit(two.submission)
      await database.query(
        'update applications set answers = (select answers from applications where reference = $1) where reference = $2',
        [second.reference, first.reference],
      )

      await expect(one.storage.applications.find(one.session.id, first.reference)).rejects.toBeInstanceOf(SealRefused)
    })

    test('gets another reference when the first is taken', async () => {
      const { submission, storage } = await open()
      const { reference: taken } = await storage.applications.submit(submission)
      const { submission: next, clock } = await open()
      const pool = new pg.Pool({ connectionString: database.url, max: 1 })
      const proposals = [taken, taken, 'ABCD-EFGH-JK']
      const store = createApplicationStore({
        database: drizzle(pool, { schema }),
        sealer: createSealer(parseDataKeys(makeDataKey('a'))),
        now: clock.now,
        reference: () => proposals.shift() ?? '',
      })

      expect(await store.submit(next)).toEqual({ reference: 'ABCD-EFGH-JK', repeated: false })
      await pool.end()
    })
  })

  test('a reference is ten letters that are not read for others', () => {
    const references = Array.from({ length: 2_000 }, makeReference)

    expect(
      references.filter((reference) => !/^[A-HJKMNP-TV-Z]{4}-[A-HJKMNP-TV-Z]{4}-[A-HJKMNP-TV-Z]{2}$/.test(reference)),
    ).toEqual([])
    expect(new Set(references).size).toBe(2_000)
  })

  /** Makes a statement fail a number of times (counted outside of transactions) while the work runs. */
  async function withFault<Result>(
    fault: { when: string; sqlState: string; times: number },
    work: () => Promise<Result>,
  ): Promise<Result> {
    const { when, sqlState, times } = fault
    const kind = when.startsWith('constraint: ') ? 'constraint trigger' : 'trigger'
    const act =
      sqlState === 'cut'
        ? 'perform pg_terminate_backend(pg_backend_pid())'
        : `raise exception 'canary-of-a-fault' using errcode = '${sqlState}'`
    await database.query('create sequence faults')
    await database.query(`create function fault() returns trigger language plpgsql as $$ begin
      if nextval('faults') <= ${times} then ${act}; end if;
      if tg_op = 'DELETE' then return old; end if;
      return new; end $$`)
    await database.query(`create ${kind} fault ${when.replace('constraint: ', '')} execute function fault()`)
    try {
      return await work()
    } finally {
      await database.query('drop function fault() cascade')
      await database.query('drop sequence faults')
    }
  }
}
