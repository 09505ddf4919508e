import { createServer } from 'node:http'
import { fetchMetadata, fetchServerKeys } from 'singpass-client/probe'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type MetadataWatch, watchMetadata } from './metadata-watch.ts'

interface Reported {
  endpoint: string
  status?: number
  check?: string
}

let issuer: string
let answer: { status: number; document?: object }
let reported: Reported[]
let watch: MetadataWatch

/** One issuer on loopback that answers every request in the same way, as a test tells it to. */
const server = createServer((_, response) =>
  response.writeHead(answer.status).end(answer.document && JSON.stringify(answer.document)),
)

beforeEach(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/fapi`
  reported = []
  watch = watchMetadata('fapi', ({ endpoint = '', status, check }) =>
    reported.push({ endpoint, ...(status && { status }), ...(check && { check }) }),
  )
})
afterEach(() => new Promise((resolve) => server.close(resolve)))

const metadata = () => ({
  issuer,
  pushed_authorization_request_endpoint: `${issuer}/par`,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  userinfo_endpoint: `${issuer}/userinfo`,
  jwks_uri: `${issuer}/keys`,
})

/** Fetches as a client does, watched; whether that brought something does not matter here. */
async function ask(endpoint: 'discovery' | 'jwks', answered: typeof answer): Promise<void> {
  answer = answered
  const upstream = { trace: watch.trace }
  const fetched =
    endpoint === 'discovery'
      ? fetchMetadata(issuer, { allowInsecureLoopback: true }, upstream)
      : fetchServerKeys(new URL(`${issuer}/keys`), upstream)
  await fetched.catch(() => undefined)
}

test('F005 metadata that arrives is reported by nobody', async () => {
  await ask('discovery', { status: 200, document: metadata() })
  expect(reported).toEqual([])
  expect(watch.isDegraded()).toBe(false)
})

test.each(['discovery', 'jwks'] as const)('F006 an outage of %s is reported with its status', async (endpoint) => {
  await ask(endpoint, { status: 503 })
  expect(reported).toEqual([{ endpoint, status: 503 }])
  expect(watch.isDegraded()).toBe(true)
})

test('F005 the end of an outage is noticed', async () => {
  await ask('discovery', { status: 503 })
  await ask('discovery', { status: 200, document: metadata() })
  expect(watch.isDegraded()).toBe(false)
})

test('F005 metadata that arrives does not hide that keys are still missing', async () => {
  await ask('jwks', { status: 503 })
  await ask('discovery', { status: 200, document: metadata() })
  expect(watch.isDegraded()).toBe(true)
})

test('F007 metadata that is not the issuer’s is reported with the check', async () => {
  await ask('discovery', { status: 200, document: { ...metadata(), issuer: 'https://elsewhere.example' } })
  expect(reported).toEqual([{ endpoint: 'discovery', check: 'discovery.issuer' }])
  expect(watch.isDegraded()).toBe(true)
})
