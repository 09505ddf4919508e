import { expect, test } from 'vitest'
import { openApplication } from '../../testing/application.ts'
import { countingWire } from '../../testing/counting-wire.ts'
import { openTestDatabase } from '../../testing/server.ts'

const database = await openTestDatabase()

test('a submission of an account asks the database one thing: to store it whole, for receivers too', async () => {
  const { submission, session, clock } = await openApplication(database)
  const { url, counts } = await countingWire(database.url)
  const receivers = () => ['core', 'crm']
  const storage = database.storage({ url, connections: 1, now: clock.now, receivers })
  await storage.ready()
  Object.assign(counts, { roundTrips: 0, transactions: 0 })
  const { reference } = await storage.applications.submit({ ...submission, subject: session.subject })

  expect(counts).toEqual({ roundTrips: 1, transactions: 1 })
  const told = 'select receiver from deliveries where reference = $1 order by receiver'
  expect(await database.query(told, [reference])).toEqual([{ receiver: 'core' }, { receiver: 'crm' }])
  expect(await storage.verifyAudit()).toMatchObject({ kind: 'intact' })
})

test.each([undefined, 'subject-2'])(
  'a submission that says another account than the draft has, %s, is stored for that of the draft',
  async (subject) => {
    const { submission, storage, session, draft } = await openApplication(database)
    const { reference } = await storage.applications.submit({ ...submission, subject })

    const stored = 'select reference, subject from applications where draft = $1'
    expect(await database.query(stored, [draft.id])).toEqual([{ reference, subject: 'subject-1' }])
    expect(await storage.applications.find(session.id, reference)).toMatchObject({ reference })
  },
)
