import { describe, expect, test } from 'vitest'
import { keptOf, openApplication, untouched } from '../testing/application.ts'
import { openTestDatabase } from '../testing/server.ts'

const database = await openTestDatabase()

describe('a submission that fails midway', () => {
  test.each([
    ['storing the application', 'before insert on applications for each row'],
    ['after storing the application', 'after insert on applications for each row'],
    ['clearing the draft', 'before update on drafts for each row'],
    ['removing the retrieval', 'before delete on retrievals for each row'],
    ['adding to the audit', 'before insert on audit for each row'],
    ['committing', 'constraint: after insert on audit deferrable initially deferred for each row'],
  ])('F088 while %s leaves everything as it was', async (_, when) => {
    const opened = await openApplication(database)
    await withFault({ when, sqlState: '22000', times: 1_000_000 }, async () => {
      await expect(opened.storage.applications.submit(opened.submission)).rejects.toMatchObject({
        name: 'StorageFault',
        sqlState: '22000',
      })
    })

    expect(await keptOf(database, opened)).toEqual(untouched)
    expect((await opened.storage.applications.submit(opened.submission)).repeated).toBe(false)
  })

  test.each([
    ['a deadlock', '40P01'],
    ['a serialisation failure', '40001'],
    ['a restart of the database', '57P01'],
  ])('F087 because of %s is repeated unseen and stored once', async (_, sqlState) => {
    const { storage, submission, draft } = await openApplication(database)
    const when = 'before insert on audit for each row'
    const { repeated } = await withFault({ when, sqlState, times: 2 }, () => storage.applications.submit(submission))

    expect(repeated).toBe(false)
    expect(await database.query('select 1 from applications where draft = $1', [draft.id])).toHaveLength(1)
  })

  test('F087 because its connection was cut is repeated unseen and stored once', async () => {
    const { storage, submission, draft } = await openApplication(database)
    const when = 'before delete on retrievals for each row'
    await withFault({ when, sqlState: 'cut', times: 1 }, () => storage.applications.submit(submission))

    expect(await database.query('select 1 from applications where draft = $1', [draft.id])).toHaveLength(1)
  })

  test('again and again is given up within bounded time', async () => {
    const opened = await openApplication(database)
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
    expect(await keptOf(database, opened)).toEqual(untouched)
  })
})

test('F090 a submission waits for the disk, whatever the database is set to', async () => {
  const { storage, submission, clock } = await openApplication(database)
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
