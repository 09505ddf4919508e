import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { fapiSettings, settings } from '@/lib/config/testing/settings.ts'
import type { Scope } from '@/lib/delivery/access/tokens.ts'
import { getServer } from '@/lib/server/server.ts'
import { startTestServer } from '@/lib/storage/testing/server.ts'
import { POST as decideRoute } from './applications/[reference]/decision/route.ts'
import { GET as readRoute } from './applications/[reference]/route.ts'
import { GET as listRoute } from './applications/route.ts'
import { GET as describeRoute } from './openapi.json/route.ts'

const product = 'savings-account'
const origin = 'http://localhost:3000/api/v1'
const directory = mkdtempSync(path.join(tmpdir(), 'api-'))
const files = path.join(directory, 'files')
let database: Awaited<ReturnType<typeof startTestServer>>

beforeAll(async () => {
  database = await startTestServer()
  const receivers = [{ name: 'files', products: [product], directory: files }]
  const environment = {
    ...settings,
    ...fapiSettings,
    DATABASE_URL: database.url,
    DELIVERY_RECEIVERS: JSON.stringify(receivers),
  }
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  await getServer()
})

afterAll(async () => {
  const { delivery, storage } = await getServer()
  await delivery.stop()
  await storage.close()
  await database.stop()
  rmSync(directory, { recursive: true })
})

async function submit(of = product) {
  const { storage } = await getServer()
  const { session } = await storage.sessions.begin({})
  const draft = await storage.drafts.open(session, of)
  const values = [{ field: 'goal', kind: 'text', value: 'a house', provenance: 'typed' as const, locked: false }]
  const application = { product: of, connection: 'none', api: 'none', language: 'en' as const, values }
  return (await storage.applications.submit({ session: session.id, draft: draft.id, application })).reference
}

async function tokenFor(products = [product], scopes: Scope[] = ['read', 'decide']) {
  const { storage } = await getServer()
  return (await storage.tokens.make({ name: 'test', products, scopes, expiresAt: Date.now() + 60_000 })).token
}

interface Asked {
  token?: string
  headers?: Record<string, string>
  body?: string | object
}

function request(address: string, { token, headers = {}, body }: Asked): Request {
  const authorization = token ? { authorization: `Bearer ${token}` } : undefined
  const sent =
    body === undefined ? {} : { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }
  const type = body === undefined ? undefined : { 'content-type': 'application/json' }
  return new Request(`${origin}${address}`, { ...sent, headers: { ...type, ...authorization, ...headers } })
}

async function answered(response: Response) {
  const { status, headers } = response
  const text = await response.text()
  return { status, headers, type: headers.get('content-type'), body: text ? JSON.parse(text) : undefined }
}

const placed = (reference: string) => ({ params: Promise.resolve({ reference }) })
const read = async (reference: string, asked: Asked) =>
  answered(await readRoute(request(`/applications/${reference}`, asked), placed(reference)))
const decide = async (reference: string, asked: Asked) =>
  answered(await decideRoute(request(`/applications/${reference}/decision`, asked), placed(reference)))
const accept = { decision: 'accepted' }

test('an application that is read names how it stands, and says nothing twice', async () => {
  const [reference, token] = [await submit(), await tokenFor()]
  const first = await read(reference, { token })

  expect(first).toMatchObject({ status: 200, body: { version: 1, reference, position: 1, status: 'received' } })
  const etag = first.headers.get('etag') ?? ''
  expect(etag).toBe('"v1"')
  expect(await read(reference, { token, headers: { 'if-none-match': etag } })).toMatchObject({ status: 304 })
})

test('a client without the right is told so, as a problem', async () => {
  const reference = await submit()
  const other = await submit('credit-card')
  const [token, reader] = [await tokenFor(), await tokenFor([product], ['read'])]
  const refused = { type: 'application/problem+json', body: { status: expect.any(Number), title: expect.any(String) } }

  expect(await read(reference, {})).toMatchObject({ ...refused, status: 401 })
  expect(await read(reference, { token: `mot_${'x'.repeat(43)}` })).toMatchObject({ ...refused, status: 401 })
  expect(await read(other, { token })).toMatchObject({ ...refused, status: 404 })
  expect(await decide(other, { token, body: accept })).toMatchObject({ ...refused, status: 404 })
  expect(await decide(reference, { token: reader, body: accept })).toMatchObject({ ...refused, status: 403 })
  expect(await read(reference, { headers: { 'client-cert': ':AAAA:' } })).toMatchObject({ status: 401 })
})

test('the second of two decisions at once is told how the application stands', async () => {
  const [reference, token] = [await submit(), await tokenFor()]
  const both = await Promise.all([
    decide(reference, { token, body: accept, headers: { 'if-match': '"v1"' } }),
    decide(reference, { token, body: { decision: 'declined', reason: 'no' }, headers: { 'if-match': '"v1"' } }),
  ])
  const [first, second] = both.toSorted((one, other) => one.status - other.status)

  expect(first).toMatchObject({ status: 200, body: { reference, position: 2, repeated: false } })
  expect(second).toMatchObject({
    status: 409,
    body: { application: { reference, status: first?.body.status, position: 2 } },
  })
})

test('where a product takes two people, a system is not both of them', async () => {
  const reference = await submit('credit-card')
  const token = await tokenFor(['credit-card'])
  const { storage } = await getServer()

  expect(await decide(reference, { token, body: accept })).toMatchObject({
    status: 409,
    body: { type: 'urn:problem:second-missing', application: { reference, status: 'received', position: 1 } },
  })
  await storage.staffApplications.propose({ reference, member: 'devi', position: 1, decision: 'accepted' })
  expect(await decide(reference, { token, body: accept })).toMatchObject({ status: 200, body: { position: 2 } })
})

test('a decision is done once under its key, and refused on what has changed', async () => {
  const [reference, token] = [await submit(), await tokenFor()]
  const question = { decision: 'question', reason: 'Which employer?' }
  const keyed = { token, body: question, headers: { 'idempotency-key': 'question-1' } }

  expect(await decide(reference, keyed)).toMatchObject({ status: 200, body: { position: 2, repeated: false } })
  expect(await decide(reference, keyed)).toMatchObject({ status: 200, body: { position: 2, repeated: true } })
  expect(await decide(reference, { ...keyed, body: accept })).toMatchObject({ status: 422 })
  expect(await decide(reference, { token, body: accept, headers: { 'if-match': '"v1"' } })).toMatchObject({
    status: 412,
  })
  expect(await decide(reference, { token, body: accept, headers: { 'if-match': '"v2"' } })).toMatchObject({
    status: 200,
  })
})

test.each<[string, Asked, number]>([
  ['no JSON', { body: '{' }, 422],
  ['another type', { body: accept, headers: { 'content-type': 'text/plain' } }, 415],
  ['too much', { body: `{"decision":"accepted","reason":"${'x'.repeat(20_000)}"}` }, 413],
  ['no reason', { body: { decision: 'declined' } }, 422],
  ['a wrong key', { body: accept, headers: { 'idempotency-key': 'x' } }, 422],
])('a decision with %s is refused', async (_, asked, status) => {
  const [reference, token] = [await submit(), await tokenFor()]

  expect(await decide(reference, { ...asked, token })).toMatchObject({ status })
  expect(await read(reference, { token })).toMatchObject({ body: { position: 1 } })
})

test('a list refuses what it does not know, and products that the token does not reach', async () => {
  const token = await tokenFor()
  const list = async (query: string) => answered(await listRoute(request(`/applications${query}`, { token })))

  expect(await list('')).toMatchObject({ status: 200, body: { applications: [], more: false } })
  expect(await list('?limit=201')).toMatchObject({ status: 422, body: { faults: [{ at: 'limit' }] } })
  expect(await list('?after=x')).toMatchObject({ status: 422 })
  expect(await list('?offset=1')).toMatchObject({ status: 422 })
  expect(await list('?product=credit-card')).toMatchObject({ status: 403 })
})

test('what was submitted and decided is delivered by the running server', async () => {
  const [reference, token] = [await submit(), await tokenFor()]
  await decide(reference, { token, body: accept })
  const written = [1, 2].map((position) => path.join(files, `${reference}-${position}.json`))
  for (let turn = 0; turn < 500 && !written.every(existsSync); turn++) await sleep(20)
  const [received, decided] = written.map((file) => JSON.parse(readFileSync(file, 'utf8')))

  expect(received).toMatchObject({ type: 'application.received', data: { reference, status: 'received' } })
  expect(decided).toMatchObject({ type: 'application.decided', data: { decision: 'accepted', position: 2 } })
})

test('the interface describes itself', async () => {
  expect(await answered(await describeRoute())).toMatchObject({ status: 200, body: { openapi: '3.1.0' } })
})
