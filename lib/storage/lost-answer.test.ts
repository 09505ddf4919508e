import { connect, createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDatabase } from './testing.ts'

let database: Awaited<ReturnType<typeof startTestDatabase>>
let wire: Server

beforeAll(async () => {
  database = await startTestDatabase()
})

afterAll(async () => {
  wire?.close()
  await database?.stop()
})

const product = 'savings-account'
const application = { product, connection: 'none', api: 'none', language: 'en' as const, values: [] }

/** A wire to the database that is cut, a number of times, when the answer to a commit comes back over it. */
async function wireThatLosesCommits(times: number): Promise<{ url: string; lost(): number }> {
  const address = new URL(database.url)
  let lost = 0
  function carry(client: Socket): void {
    const server = connect(Number(address.port), address.hostname)
    let committing = false
    client.on('data', (sent) => {
      committing = /commit\0/i.test(sent.toString('latin1'))
      server.write(sent)
    })
    server.on('data', (answer) => {
      if (!committing || lost === times) return void client.write(answer)
      lost += 1
      client.destroy()
      server.destroy()
    })
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      one.on('error', () => undefined)
      one.on('close', () => other.destroy())
    }
  }
  wire = createServer(carry)
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve))
  const url = new URL(database.url)
  url.port = String(Object(wire.address()).port)
  return { url: url.href, lost: () => lost }
}

test('a submission whose commit is answered by nobody is stored once, and finds its own reference', async () => {
  const { url, lost } = await wireThatLosesCommits(2)
  const { session } = await database.storage().sessions.begin({})
  const draft = await database.storage().drafts.open(session, product)
  const submission = { session: session.id, draft: draft.id, application }
  const answer = await database.storage({ url }).applications.submit(submission)

  expect(lost()).toBe(2)
  expect(answer.repeated).toBe(true)
  expect(await database.query('select reference from applications')).toEqual([{ reference: answer.reference }])
  expect(await database.storage().applications.submit(submission)).toEqual(answer)
})
