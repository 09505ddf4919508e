import { createServer, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createAdmission } from './admission.ts'
import { createNewcomers } from './newcomers.ts'

const open: { server?: Server; sockets: Socket[] } = { sockets: [] }

afterEach(() => {
  for (const socket of open.sockets) socket.destroy()
  open.server?.close()
})

/** Milliseconds that drawing one page takes all of the event loop. */
const DRAWING_MS = 20

/** A node that is drawing pages when so many come at once, each on a connection of their own; how it decided of them, and how many pages it drew until it had. */
async function crowdOf(count: number, { now }: { now?: () => number } = {}) {
  const pressure = { isStanding: true, lag: 1_000, turn: 0 }
  const { admit, came, next } = createAdmission({ pressure, waiting: () => 0, now })
  let drawn = 0
  const draw = (response: ServerResponse) => {
    const until = performance.now() + DRAWING_MS
    while (performance.now() < until);
    drawn += 1
    response.end('a page')
  }
  const decisions: boolean[] = []
  const looks = setInterval(() => {
    pressure.turn += 1
    next()
  }, 10)
  const everybody = new Promise<{ drawn: number; refused: number }>((done) => {
    const server = createServer((request, response) => {
      const isAdmitted = admit(request, response, () => setImmediate(draw, response))
      if (!isAdmitted) response.writeHead(503).end()
      if (decisions.push(isAdmitted) === count)
        done({ drawn, refused: decisions.filter((decision) => !decision).length })
    }).on('connection', came)
    open.server = server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      for (let one = 0; one < count; one += 1) open.sockets.push(ask(port))
    })
  })
  try {
    return await everybody
  } finally {
    clearInterval(looks)
  }
}

function ask(port: number): Socket {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined)
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
  return socket
}

test('those who come at once are all answered before anything is begun that would keep them waiting', async () => {
  const { drawn, refused } = await crowdOf(60, { now: () => 0 })
  expect(drawn).toBe(0)
  expect(refused).toBe(56)
})

test('whoever comes without end does not stop all work', async () => {
  let clock = 0
  const { drawn } = await crowdOf(60, { now: () => (clock += 25) })
  expect(drawn).toBeGreaterThan(5)
})

test('once those who came were waited for long enough, nobody is waited for until as much time has gone by', async () => {
  let clock = 0
  const turn = () => new Promise((next) => setImmediate(next))
  const { came, areComing } = createNewcomers(
    () => undefined,
    () => clock,
  )
  const seen: boolean[] = []
  for (const at of [1_000, 1_050, 1_101, 1_150, 1_250]) {
    clock = at
    came()
    seen.push(areComing())
    await turn()
  }
  expect(seen).toEqual([true, true, true, false, true])
})
