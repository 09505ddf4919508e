import { expect, test } from 'vitest'
import { openApplication } from '../../testing/application.ts'
import { countingWire } from '../../testing/counting-wire.ts'
import { openTestDatabase } from '../../testing/server.ts'

const database = await openTestDatabase()

test('a submission asks the database two things: whose the draft is, and to store it whole, for receivers too', async () => {
  const { submission, clock } = await openApplication(database)
  const { url, counts } = await countingWire(database.url)
  const receivers = () => ['core', 'crm']
  const storage = database.storage({ url, connections: 1, now: clock.now, receivers })
  await storage.ready()
  Object.assign(counts, { roundTrips: 0, transactions: 0 })
  const { reference } = await storage.applications.submit(submission)

  expect(counts).toEqual({ roundTrips: 2, transactions: 2 })
  const told = 'select receiver from deliveries where reference = $1 order by receiver'
  expect(await database.query(told, [reference])).toEqual([{ receiver: 'core' }, { receiver: 'crm' }])
  expect(await storage.verifyAudit()).toMatchObject({ kind: 'intact' })
})
