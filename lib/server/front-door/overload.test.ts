import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { closeFrontDoor, openFrontDoor } from './front-door.ts'
import { refusals } from './refusals.ts'

let server: Server
let base: string

beforeEach(async () => {
  const busyPage = ({ reference }: { reference: string }) => new Response(reference)
  const admit = () => false
  openFrontDoor({ https: false, development: false, maxConnections: 20, trustedProxies: 0, admit, busyPage })
  server = createServer((_, response) => response.end('let in'))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(() => {
  closeFrontDoor()
  server.close()
})

test('pages of an overload all show the reference that the log has of it', async () => {
  const answers = await Promise.all(Array.from({ length: 3 }, () => fetch(base)))
  const texts = await Promise.all(answers.map((answer) => answer.text()))

  expect(answers.map(({ status }) => status)).toEqual([503, 503, 503])
  expect(new Set(texts).size).toBe(1)
  expect(texts[0]).toBe(refusals.tell({ event: 'request_refused', reason: 'overload', status: 503 }))
  expect(new Set(answers.map(({ headers }) => headers.get('x-request-id'))).size).toBe(3)
})
