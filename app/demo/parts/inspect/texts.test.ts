import type { CallDetails } from 'singpass-client'
import { expect, test } from 'vitest'
import type { Journey } from '@/lib/server/demo/journeys.ts'
import { curlOf, journeyAsText } from './texts.ts'

const call: CallDetails = {
  url: 'https://id.example/token',
  query: {},
  requestHeaders: { accept: 'application/json', dpop: { length: 420, ends: 'eyJ0…x9Qw' } },
  requestBody: {
    grant_type: 'authorization_code',
    client_id: 'demo',
    code: { length: 43 },
    code_verifier: { length: 64 },
  },
  responseHeaders: {},
  responseBody: { length: 0 },
}

test('a copied curl has what is public whole, and a variable for what works once or is secret', () => {
  expect(curlOf('POST', call).split(' \\\n  ')).toEqual([
    'curl -X POST "https://id.example/token"',
    '-H "accept: application/json"',
    '-H "dpop: $DPOP"',
    '--data-urlencode "grant_type=authorization_code"',
    '--data-urlencode "client_id=demo"',
    '--data-urlencode "code=$CODE"',
    '--data-urlencode "code_verifier=$CODE_VERIFIER"',
  ])
})

test('a copied curl shows how we may ask, and never by what', () => {
  const requestHeaders = { 'authorization.scheme': 'DPoP', authorization: { length: 600 } }
  expect(curlOf('GET', { ...call, requestHeaders, requestBody: {} })).toBe(
    'curl -X GET "https://id.example/token" \\\n  -H "authorization: DPoP $AUTHORIZATION"',
  )
})

test('a copied curl runs nothing that stands in a value', () => {
  const query = { purpose: 'a "b" `c` $(d) \\e' }
  expect(curlOf('GET', { ...call, query, requestHeaders: {}, requestBody: {} })).toContain(
    '--url-query "purpose=a \\"b\\" \\`c\\` \\$(d) \\\\e"',
  )
})

test('a journey as text has what each call sent and what was answered, headers and bodies', () => {
  const event = {
    kind: 'call',
    endpoint: 'token',
    method: 'POST',
    host: 'id.example',
    milliseconds: 4,
    try: 1,
  } as const
  const answers: CallDetails['responseBody'][] = [{ access_token: { length: 900 }, token_type: 'DPoP' }, { length: 12 }]
  const steps = answers.map((responseBody) => ({
    at: 0,
    event: { ...event, status: 200, details: { ...call, responseHeaders: { 'dpop-nonce': 'n' }, responseBody } },
  }))
  const journey: Journey = {
    id: 'one',
    connection: 'fapi',
    api: 'fapi-2.0',
    startedAt: 0,
    steps,
    database: [],
    end: { kind: 'open' },
  }
  const text = journeyAsText(journey).split('\n')
  expect(text).toEqual(
    expect.arrayContaining([
      '  > accept: application/json',
      '  > grant_type: authorization_code',
      '  > code: •••••••• 43 characters',
      '  < dpop-nonce: n',
      '  < access_token: •••••••• 900 characters',
      '  < token_type: DPoP',
      '  < body: •••••••• 12 characters',
    ]),
  )
})
