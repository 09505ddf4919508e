import { connect, createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { StorageUnavailable } from '../errors.ts'
import { startTestDatabase } from '../testing/server.ts'

let database: Awaited<ReturnType<typeof startTestDatabase>>
const wires: Server[] = []

beforeAll(async () => {
  database = await startTestDatabase()
})

afterAll(async () => {
  for (const wire of wires) wire.close()
  await database?.stop()
})

const product = 'savings-account'
const application = { product, connection: 'none', api: 'none', language: 'en' as const, values: [] }

/**
 * A wire to the database that fails, a number of times, when the answer to a statement comes back over it: it is cut,
 * or carries nothing from then on.
 */
async function wireThatLoses(
  statement: RegExp,
  { times, how = 'cut' }: Loss,
): Promise<{ url: string; lost(): number }> {
  const address = new URL(database.url)
  let lost = 0
  function carry(client: Socket): void {
    const server = connect(Number(address.port), address.hostname)
    let asked = false
    client.on('data', (sent) => {
      asked = statement.test(sent.toString('latin1'))
      server.write(sent)
    })
    server.on('data', (answer) => {
      if (!asked || lost === times) return void client.write(answer)
      lost += 1
      if (how === 'silent') return void server.removeAllListeners('data').resume()
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
  const wire = createServer(carry)
  wires.push(wire)
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve))
  const url = new URL(database.url)
  url.port = String(Object(wire.address()).port)
  return { url: url.href, lost: () => lost }
}

interface Loss {
  times: number
  how?: 'cut' | 'silent'
}

test.concurrent('a submission whose commit is answered by nobody is stored once, and finds its own reference', async () => {
  const { url, lost } = await wireThatLoses(/insert into "applications"/i, { times: 2 })
  const { session } = await database.storage().sessions.begin({})
  const draft = await database.storage().drafts.open(session, product)
  const submission = { session: session.id, draft: draft.id, application }
  const answer = await database.storage({ url }).applications.submit(submission)

  expect(lost()).toBe(2)
  expect(answer.repeated).toBe(true)
  expect(await database.query('select reference from applications')).toEqual([{ reference: answer.reference }])
  expect(await database.storage().applications.submit(submission)).toEqual(answer)
})

test.concurrent.each([
  { how: 'cut', reason: 'unreachable' },
  { how: 'silent', reason: 'overloaded' },
] as const)(
  'a connection whose transaction does not begin ($how) takes no place in the pool for ever',
  async (loss) => {
    const { url, lost } = await wireThatLoses(/begin\0/i, { times: 2, how: loss.how })
    const { sessions } = database.storage({ url, connections: 2 })
    const ends = await Promise.allSettled([sessions.begin({}), sessions.begin({})])

    expect(ends.map((end) => Object(end).reason)).toEqual(Array(2).fill(new StorageUnavailable(loss.reason)))
    expect(lost()).toBe(2)
    const { secret, session } = await sessions.begin({})
    expect(await sessions.find(secret)).toEqual(session)
  },
)
