import { expect, test } from 'vitest'
import { readCallbackState } from './callback-query.ts'

const state = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'

function query(text: string): URLSearchParams {
  return new URLSearchParams(text)
}

test('a code and a state are a callback, whatever else stands beside them', () => {
  expect(readCallbackState(query(`code=abc&state=${state}&iss=https://x.sg&scope=name&client_id=y`))).toBe(state)
})

test('an error and a state are a callback', () => {
  expect(readCallbackState(query(`error=access_denied&error-description=No&state=${state}`))).toBe(state)
})

test.each([
  ['no state', 'code=abc'],
  ['an empty state', 'code=abc&state='],
  ['a state twice', `code=abc&state=${state}&state=${state}`],
  ['a code twice', `code=abc&code=abd&state=${state}`],
  ['an issuer twice', `code=abc&iss=a&iss=b&state=${state}`],
  ['a state of 256 characters', `code=abc&state=${'x'.repeat(256)}`],
  ['a state with a space', `code=abc&state=${state}%20x`],
  ['both a code and an error', `code=abc&error=x&state=${state}`],
  ['neither a code nor an error', `state=${state}`],
  ['a code of 100 kB', `code=${'x'.repeat(100_000)}&state=${state}`],
  ['a control character', `code=ab%00c&state=${state}`],
])('a callback with %s is refused', (_, text) => {
  expect(readCallbackState(query(text))).toBeUndefined()
})
