import { describe, expect, test } from 'vitest'
import { parseDataKeys } from '../sealing/data-keys.ts'
import { createSealer, SealRefused } from '../sealing/seal.ts'
import { openApplication, product } from '../testing/application.ts'
import { makeDataKey, openTestDatabase } from '../testing/server.ts'

const database = await openTestDatabase()

/** Two people, each with a retrieval, a draft and what it takes to submit it. */
async function twoPeople() {
  const [one, two] = [await openApplication(database), await openApplication(database)]
  return { one, two, storage: one.storage }
}

describe('S22: a row that somebody gives to another session in the database', () => {
  test('is refused when it is an application', async () => {
    const { one, two, storage } = await twoPeople()
    const { reference } = await storage.applications.submit(two.submission)
    await database.query('update applications set session = $1 where reference = $2', [one.session.id, reference])

    await expect(storage.applications.find(one.session.id, reference)).rejects.toBeInstanceOf(SealRefused)
  })

  test('is refused when it is a retrieval', async () => {
    const { one, two, storage } = await twoPeople()
    await storage.retrievals.discard(one.session.id, product)
    await database.query('update retrievals set session = $1 where session = $2', [one.session.id, two.session.id])

    await expect(storage.retrievals.find(one.session.id, product)).rejects.toBeInstanceOf(SealRefused)
  })

  test('is refused when it is a draft', async () => {
    const { one, two, storage } = await twoPeople()
    await database.query('update drafts set session = $1 where id = $2', [one.session.id, two.draft.id])

    await expect(storage.drafts.find(one.session.id, two.draft.id)).rejects.toBeInstanceOf(SealRefused)
  })

  test('is refused when it is a draft that is given to another account', async () => {
    const { two, storage } = await twoPeople()
    await database.query("update drafts set session = null, subject = 'thief' where id = $1", [two.draft.id])
    const { session } = await storage.sessions.begin({ subject: 'thief' })

    await expect(storage.drafts.open(session, product)).rejects.toBeInstanceOf(SealRefused)
  })

  test('is refused when it is a draft that was only offered', async () => {
    const { storage } = await twoPeople()
    const before = await storage.sessions.begin({})
    const typed = await storage.drafts.open(before.session, product)
    const { session } = await storage.sessions.begin({ subject: 'subject-9', previous: before.secret })
    await database.query('update drafts set offered = false where id = $1', [typed.id])

    await expect(storage.drafts.find(session.id, typed.id)).rejects.toBeInstanceOf(SealRefused)
  })

  test('is refused when it is an attempt that is given to another browser', async () => {
    const { storage, clock } = (await twoPeople()).one
    const times = { startedAt: clock.now(), expiresAt: clock.now() + 60_000 }
    const attempt = { state: 'state-moved', connection: 'fapi', scopes: [], redirectUri: '', ...times, secrets: {} }
    await storage.attempts.put(attempt, { browser: 'browser-1', product })
    await database.query("update attempts set browser = 'browser-2'")

    const arrival = { browser: 'browser-2', connection: 'fapi' }
    await expect(storage.attempts.take(attempt.state, arrival)).rejects.toBeInstanceOf(SealRefused)
  })
})

test.each([
  ['subject', "'subject-2'"],
  ['connection', "'fapi'"],
  ['api', "'fapi-2.0'"],
  ['without_agencies', "'{IRAS}'"],
])('S22: an application whose %s was changed in the database is refused', async (column, value) => {
  const { storage, session, submission } = await openApplication(database)
  const { reference } = await storage.applications.submit(submission)
  await database.query(`update applications set ${column} = ${value} where reference = $1`, [reference])

  await expect(storage.applications.find(session.id, reference)).rejects.toBeInstanceOf(SealRefused)
})

describe('a row that was sealed before seals were bound', () => {
  const key = makeDataKey('old')
  const next = makeDataKey('new')

  async function unbound() {
    const opened = await openApplication({
      ...database,
      storage: (options) => database.storage({ ...options, dataKeys: key }),
    })
    const { reference } = await opened.storage.applications.submit(opened.submission)
    const place = { table: 'applications', row: reference }
    const { sealed } = await createSealer(parseDataKeys(key)).seal(place, [])
    await database.query('update applications set answers = $1 where reference = $2', [Buffer.from(sealed), reference])
    return { ...opened, reference }
  }

  test('still opens', async () => {
    const { storage, session, reference } = await unbound()

    expect(await storage.applications.find(session.id, reference)).toMatchObject({ values: [] })
  })

  test('is bound to its session when it is sealed anew', async () => {
    const { session, reference } = await unbound()
    const storage = database.storage({ dataKeys: `${next},${key},${makeDataKey('spare')}` })
    await database.query("delete from retrievals where key_id <> 'old'; delete from drafts where key_id <> 'old';")
    await database.query("delete from attempts; delete from applications where key_id <> 'old'")
    await storage.reseal()
    expect(await storage.applications.find(session.id, reference)).toMatchObject({ values: [] })

    await database.query("update applications set session = 'thief' where reference = $1", [reference])
    await expect(storage.applications.find('thief', reference)).rejects.toBeInstanceOf(SealRefused)
  })

  test('that was moved is not bound to the thief by sealing anew', async () => {
    const opened = await openApplication({
      ...database,
      storage: (options) => database.storage({ ...options, dataKeys: key }),
    })
    const { reference } = await opened.storage.applications.submit(opened.submission)
    await database.query("update applications set session = 'thief' where reference = $1", [reference])
    const storage = database.storage({ dataKeys: `${next},${key}` })
    await storage.reseal()

    await expect(storage.applications.find('thief', reference)).rejects.toBeInstanceOf(SealRefused)
  })
})
