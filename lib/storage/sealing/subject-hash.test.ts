import { describe, expect, test } from 'vitest'
import { hashSubject } from './subject-hash.ts'

const key = new Uint8Array(32).fill(1)
const account = { key, connection: 'fapi', subject: 'S9812381D' }

describe("an account's hash", () => {
  test('is the keyed hash of connection and subject', () => {
    expect(hashSubject(account)).toBe('OywPut5MRaU-CQa3Q5efJbGVaCcEPf-jUPPVuJzq5mA')
  })

  test.each([
    ['another key', { ...account, key: new Uint8Array(32).fill(2) }],
    ['another connection', { ...account, connection: 'v3' }],
    ['another subject', { ...account, subject: 'S9812382D' }],
    ['the same letters cut elsewhere', { ...account, connection: 'fapiS', subject: '9812381D' }],
  ])('differs under %s', (_, changed) => {
    expect(hashSubject(changed)).not.toBe(hashSubject(account))
  })
})
