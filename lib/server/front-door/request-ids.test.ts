import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { currentRequest } from '@/lib/auth/request/request-id.ts'
import { closeFrontDoor, openFrontDoor } from './front-door.ts'

const ofProxy = '3f1c9a52-7d6e-4b80-9a11-0c2d4e6f8a90'
const drawn = /^[A-Z]{4}-[A-Z]{4}$/

let server: Server | undefined

afterEach(() => {
  closeFrontDoor()
  server?.close()
})

/** Opens a server behind the door, which tells what it knows of its request after it has waited. */
async function serve(settings: { trustedProxies: number; requestIdHeader?: string }): Promise<string> {
  openFrontDoor({ https: false, development: false, maxConnections: 20, ...settings })
  const opened = createServer(async (_, response) => {
    await new Promise(setImmediate)
    response.end(currentRequest())
  })
  server = opened
  await new Promise<void>((done) => opened.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(opened.address() as AddressInfo).port}`
}

test('the id that a proxy gives is the id of the request, and stands on its answer', async () => {
  const base = await serve({ trustedProxies: 1, requestIdHeader: 'x-unique-id' })
  const answer = await fetch(base, { headers: { 'x-unique-id': ofProxy } })

  expect(answer.headers.get('x-request-id')).toBe(ofProxy)
  expect(await answer.text()).toBe(ofProxy)
})

test.each([
  ['no header is set up', { trustedProxies: 1 }],
  ['no proxy is ours', { trustedProxies: 0, requestIdHeader: 'x-request-id' }],
  ['another header is set up', { trustedProxies: 1, requestIdHeader: 'x-unique-id' }],
])('an id that anybody sends is not believed where %s', async (_, settings) => {
  const base = await serve(settings)
  const answer = await fetch(base, { headers: { 'x-request-id': ofProxy } })

  expect(answer.headers.get('x-request-id')).toMatch(drawn)
  expect(await answer.text()).toBe(answer.headers.get('x-request-id'))
})

test('two requests of one connection have two ids', async () => {
  const base = await serve({ trustedProxies: 1 })
  const ids = [await (await fetch(base)).text(), await (await fetch(base)).text()]

  expect(new Set(ids).size).toBe(2)
})

test('a refusal at the door has an id as well', async () => {
  const base = await serve({ trustedProxies: 1 })
  const answer = await fetch(base, { method: 'DELETE' })

  expect(answer.status).toBe(405)
  expect(answer.headers.get('x-request-id')).toMatch(drawn)
})
