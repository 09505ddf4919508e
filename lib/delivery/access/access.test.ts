import { createHash } from 'node:crypto'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { expect, test } from 'vitest'
import { authenticate } from './authenticate.ts'
import { cursorOf, placeOf } from './cursor.ts'
import { etagOf, isKnown, matchedPosition } from './etag.ts'
import { openApiDocument } from './openapi.ts'
import { problemOf, problems } from './problem.ts'
import { decisionBody, listQuery } from './requests.ts'
import type { ApiClient } from './tokens.ts'

test('the description of the interface has nothing that a linter finds wrong', async () => {
  const source = JSON.stringify(openApiDocument(new URL('https://onboard.bank.example')))
  const config = await createConfig({ extends: ['recommended'], rules: { 'operation-4xx-response': 'error' } })
  const found = await lintFromString({ source, absoluteRef: 'openapi.json', config })

  expect(found.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([])
})

test('a place survives its cursor, and nothing else becomes a place', () => {
  const place = { receivedAt: 1_795_764_868_123, reference: 'ABCD-EFGH-JK' }
  expect(placeOf(cursorOf(place))).toEqual(place)
  for (const other of [
    '',
    'x',
    '~~~',
    cursorOf({ ...place, reference: "' or 1" }),
    cursorOf({ ...place, receivedAt: -1 }),
  ])
    expect(placeOf(other)).toBeUndefined()
})

test('a tag names the newest event, and a header that is none names nothing', () => {
  expect(matchedPosition(etagOf({ position: 12 }))).toBe(12)
  expect(matchedPosition(' * ')).toBe('any')
  for (const header of ['', 'v1', '"v1", "v2"', 'W/"v1"']) expect(matchedPosition(header)).toBe('none')
  expect(isKnown('"v1", W/"v2"', '"v2"')).toBe(true)
  expect(isKnown(null, '"v2"')).toBe(false)
})

test.each([
  [{ decision: 'accepted' }, 'taken'],
  [{ decision: 'declined', reason: 'No proof of income.' }, 'taken'],
  [{ decision: 'declined' }, 'refused'],
  [{ decision: 'question', reason: ' ' }, 'refused'],
  [{ decision: 'received' }, 'refused'],
  [{ decision: 'accepted', status: 'x' }, 'refused'],
])('a decision %j is %s', (body, verdict) => {
  expect(decisionBody.safeParse(body).success).toBe(verdict === 'taken')
})

test('a decision whose reason has more than two thousand letters is refused', () => {
  expect(decisionBody.safeParse({ decision: 'declined', reason: 'x'.repeat(2_000) }).success).toBe(true)
  expect(decisionBody.safeParse({ decision: 'declined', reason: 'x'.repeat(2_001) }).success).toBe(false)
})

test.each([
  [{}, 'taken'],
  [{ limit: '200' }, 'taken'],
  [{ limit: '201' }, 'refused'],
  [{ limit: '0' }, 'refused'],
  [{ limit: 'x' }, 'refused'],
  [{ after: 'x' }, 'refused'],
  [{ status: 'open' }, 'refused'],
  [{ since: '2026-11-27' }, 'refused'],
  [{ offset: '10' }, 'refused'],
])('a query %j is %s', (query, verdict) => {
  expect(listQuery.safeParse(query).success).toBe(verdict === 'taken')
})

const client: ApiClient = { id: 'tok_1', products: ['*'], scopes: ['read'] }
const token = `mot_${'a'.repeat(43)}`
const certificate = Buffer.from('a certificate')
const certified = [
  { ...client, id: 'certificate:core', sha256: createHash('sha256').update(certificate).digest('hex') },
]
const tokens = { find: async (given: string) => (given === token ? client : undefined) }
const shown = `:${certificate.toString('base64')}:`

test.each<[string, Record<string, string>, string | undefined]>([
  ['a token', { authorization: `Bearer ${token}` }, 'tok_1'],
  ['an unknown token', { authorization: `Bearer mot_${'b'.repeat(43)}` }, undefined],
  ['a token of another form', { authorization: `Basic ${token}` }, undefined],
  ['a certificate', { 'client-cert': shown }, 'certificate:core'],
  ['another certificate', { 'client-cert': ':AAAA:' }, undefined],
  ['a certificate of another form', { 'client-cert': certificate.toString('base64') }, undefined],
  ['a wrong token beside a certificate', { authorization: 'Bearer x', 'client-cert': shown }, undefined],
  ['nothing', {}, undefined],
])('a request with %s is known as it should be', async (_, headers, id) => {
  expect((await authenticate(new Headers(headers), { tokens, certified }))?.id).toBe(id)
})

test('a certificate counts for nothing where the settings name no client', async () => {
  expect(await authenticate(new Headers({ 'client-cert': shown }), { tokens, certified: [] })).toBeUndefined()
})

test('every problem has a type, a title and its status', () => {
  for (const name of Object.keys(problems) as (keyof typeof problems)[]) {
    expect(problemOf(name)).toMatchObject({
      type: `urn:problem:${name.replaceAll('_', '-')}`,
      status: expect.any(Number),
    })
  }
})
