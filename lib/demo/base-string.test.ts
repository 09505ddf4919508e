import { expect, test } from 'vitest'
import { basePartsOf } from './base-string.ts'

test('a base string keeps the order in which it was signed, and every part has an origin', () => {
  const fields = {
    method: 'POST',
    url: 'https://api.myinfo.gov.sg/com/v3/token',
    app_id: 'APP',
    client_id: 'APP',
    client_secret: { length: 32 },
    code: { length: 40 },
    grant_type: 'authorization_code',
    nonce: { length: 32, ends: 'abcd…wxyz' },
    redirect_uri: 'https://bank.example/callback',
    signature_method: 'RS256',
    state: { length: 43 },
    timestamp: '1764400000000',
  }
  const parts = basePartsOf(fields)

  expect(parts.map(({ name }) => name)).toEqual(Object.keys(fields))
  expect(parts.filter(({ origin }) => origin === 0)).toEqual([])
  expect(parts.filter(({ isNamed }) => !isNamed).map(({ name }) => name)).toEqual(['method', 'url'])
})
