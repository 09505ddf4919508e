import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { withRunningApp } from './nodes/running-app.ts'

const connections = 150
const megabyte = Buffer.alloc(1_000_000, 'a')

/** Resident memory of a process in megabytes. */
function residentOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
}

/** Opens a connection that sends ten megabytes as fast as they are taken, and then waits. */
function flood(url: URL, head: readonly string[], isChunked: boolean): Socket {
  const socket = connect(Number(url.port), url.hostname)
  socket.on('error', () => undefined)
  socket.resume()
  socket.write(`${[...head, `Host: ${url.host}`].join('\r\n')}\r\n\r\n`)
  for (let sent = 0; sent < 10; sent += 1) {
    if (isChunked) socket.write(`${megabyte.length.toString(16)}\r\n`)
    socket.write(megabyte)
    if (isChunked) socket.write('\r\n')
  }
  return socket
}

const floods = [
  ['a page', ['POST / HTTP/1.1', 'Content-Length: 10400000'], false],
  ['a page that is only read', ['GET /specimen-account HTTP/1.1', 'Content-Length: 10400000'], false],
  ['a page that is not there', ['POST /x.y HTTP/1.1', 'Transfer-Encoding: chunked'], true],
  [
    'a handler',
    ['POST /api/language HTTP/1.1', 'Content-Type: application/x-www-form-urlencoded', 'Transfer-Encoding: chunked'],
    true,
  ],
  ['a handler that takes no post', ['POST /api/healthz HTTP/1.1', 'Transfer-Encoding: chunked'], true],
] as const

test.runIf(process.platform === 'linux')(
  `S38 ${connections} connections that send ten megabytes each, wherever to, cost less than 50 MB`,
  () =>
    withRunningApp(async ({ url, pid }) => {
      const address = new URL(url)
      for (let visit = 0; visit < 200; visit += 1) await (await fetch(`${url}/specimen-account`)).text()
      const costs: Record<string, number> = {}
      for (const [where, head, isChunked] of floods) {
        await sleep(400)
        const idle = residentOf(pid)
        const sockets = Array.from({ length: connections }, () => flood(address, head, isChunked))
        let most = 0
        for (let look = 0; look < 12; look += 1) {
          await sleep(200)
          most = Math.max(most, residentOf(pid))
        }
        for (const socket of sockets) socket.destroy()
        costs[where] = Math.round(most - idle)
        expect((await fetch(`${url}/api/healthz`)).status).toBe(200)
      }
      expect(Math.max(...Object.values(costs)), JSON.stringify(costs)).toBeLessThan(50)
    }, 'demo'),
  // The build alone may take minutes on a busy machine.
  1_200_000,
)
