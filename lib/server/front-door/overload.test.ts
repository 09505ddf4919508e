import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { currentRequest } from '@/lib/auth/request/request-id.ts'
import type { Admission } from '../admission/admission.ts'
import { closeFrontDoor, openFrontDoor } from './front-door.ts'
import { refusals } from './refusals.ts'

let server: Server

/** Opens a server behind a door where so is decided, which answers with the id of the request. */
async function serve(admit: Admission, came?: () => void): Promise<string> {
  const busyPage = ({ reference }: { reference: string }) => new Response(reference)
  openFrontDoor({ https: false, development: false, maxConnections: 20, trustedProxies: 0, admit, came, busyPage })
  server = createServer((_, response) => response.end(currentRequest()))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

afterEach(() => {
  closeFrontDoor()
  server.close()
})

test('pages of an overload all show the reference that the log has of it', async () => {
  const base = await serve(() => false)
  const answers = await Promise.all(Array.from({ length: 3 }, () => fetch(base)))
  const texts = await Promise.all(answers.map((answer) => answer.text()))

  expect(answers.map(({ status }) => status)).toEqual([503, 503, 503])
  expect(new Set(texts).size).toBe(1)
  expect(texts[0]).toBe(refusals.tell({ event: 'request_refused', reason: 'overload', status: 503 }))
  expect(new Set(answers.map(({ headers }) => headers.get('x-request-id'))).size).toBe(3)
})

test('who has to wait goes on as the request that it is', async () => {
  const waiting: (() => void)[] = []
  const base = await serve((_request, _response, go) => waiting.push(go) > 0)
  const asked = Array.from({ length: 3 }, () => fetch(base))
  await vi.waitFor(() => expect(waiting).toHaveLength(3))
  for (const go of waiting) go()
  const answers = await Promise.all(asked)

  const ids = answers.map(({ headers }) => headers.get('x-request-id'))
  expect(new Set(ids).size).toBe(3)
  expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(ids)
})

test('each connection is told of before anything is asked on it', async () => {
  const told: string[] = []
  const base = await serve(
    () => told.push('asked') === 0,
    () => told.push('came'),
  )
  for (let count = 0; count < 2; count += 1) await fetch(base, { headers: { connection: 'close' } })
  expect(told).toEqual(['came', 'asked', 'came', 'asked'])
})

test('a body without an end is cut off, though its request waits', async () => {
  const base = await serve((request) => {
    request.once('data', () => undefined)
    return true
  })
  const socket = connect(Number(new URL(base).port), '127.0.0.1').on('error', () => undefined)
  socket.write('POST /api/x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n')
  for (let count = 0; count < 40; count += 1) socket.write(`10000\r\n${'x'.repeat(65_536)}\r\n`)

  await new Promise((cut) => socket.on('close', cut).resume())
})
