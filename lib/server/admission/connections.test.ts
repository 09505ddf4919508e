import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { createAdmission } from './admission.ts'

const servers: Server[] = []
const sockets: Socket[] = []

afterEach(() => {
  for (const socket of sockets) socket.destroy()
  for (const server of servers) server.close()
})

/** A server that ends no answer, nor begins one unless it is told to, and how it decided of each request. */
async function admitting({ isStanding, begins = false }: { isStanding: boolean; begins?: boolean }) {
  const pressure = { isStanding, lag: 1_000, turn: 0 }
  const { admit, next, inLine } = createAdmission({ pressure, waiting: () => 0 })
  const decisions: boolean[] = []
  const server = createServer((request, response) => {
    const isAdmitted = admit(request, response, () => {
      if (begins) response.write('The beginning of a page')
    })
    decisions.push(isAdmitted)
    pressure.turn += 1
    next()
  })
  return { decisions, inLine, port: await open(server) }
}

async function open(server: Server): Promise<number> {
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return (server.address() as AddressInfo).port
}

/** Asks so often on one connection, without waiting for an answer. */
function ask(port: number, times: number): Socket {
  const socket = connect(port, '127.0.0.1')
  sockets.push(socket.on('error', () => undefined))
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(times))
  return socket
}

async function decided(decisions: boolean[], count: number): Promise<void> {
  while (decisions.length < count) await new Promise((next) => setImmediate(next))
}

test.each(['waits', 'has gone'])(
  'who asks over and over on one connection, and %s, keeps nobody else out',
  async (then) => {
    const { decisions, port } = await admitting({ isStanding: false })
    const socket = ask(port, 150)
    await decided(decisions, 150)
    if (then === 'has gone') await new Promise((closed) => socket.on('close', closed).destroy())
    ask(port, 1)
    await decided(decisions, 151)
    expect(decisions.at(-1)).toBe(true)
  },
)

test('who asks over and over on one connection is let in once while a queue stands', async () => {
  const { decisions, port } = await admitting({ isStanding: true })
  ask(port, 3)
  await decided(decisions, 3)
  expect(decisions).toEqual([true, false, false])
})

test('a hundred whose answers have begun, and who read no further, keep nobody else out', async () => {
  const { decisions, inLine, port } = await admitting({ isStanding: false, begins: true })
  for (let count = 0; count < 100; count += 1) ask(port, 1)
  await decided(decisions, 100)
  ask(port, 1)
  await decided(decisions, 101)
  expect(decisions).toEqual(Array(101).fill(true))
  expect(inLine()).toBe(0)
})

test('a burst is answered in whole, and no more than a few of it are under way at once', async () => {
  const pressure = { isStanding: false, lag: 1_000, turn: 0 }
  const { admit, next } = createAdmission({ pressure, waiting: () => 0 })
  let [underWay, most] = [0, 0]
  const server = createServer((request, response) => {
    const go = () => {
      underWay += 1
      most = Math.max(most, underWay)
      setTimeout(() => {
        underWay -= 1
        pressure.turn += 1
        response.end('a page')
      }, 10)
    }
    if (!admit(request, response, go)) response.writeHead(503).end()
  })
  const port = await open(server)
  const answers = await Promise.all(Array.from({ length: 90 }, () => fetch(`http://127.0.0.1:${port}`)))
  await Promise.all(answers.map((answer) => answer.text()))
  next()

  expect(answers.map(({ status }) => status)).toEqual(Array(90).fill(200))
  expect(most).toBeGreaterThan(1)
  expect(most).toBeLessThanOrEqual(4)
})

test('a hundred who wait for an answer are a queue, until one of them has gone', async () => {
  const { decisions, port } = await admitting({ isStanding: false })
  const [first] = Array.from({ length: 100 }, () => ask(port, 1))
  await decided(decisions, 100)
  ask(port, 1)
  await decided(decisions, 101)
  expect(decisions.at(-1)).toBe(false)
  first?.destroy()
  await vi.waitFor(async () => {
    const before = decisions.length
    ask(port, 1)
    await decided(decisions, before + 1)
    expect(decisions.at(-1)).toBe(true)
  }, 5_000)
})
