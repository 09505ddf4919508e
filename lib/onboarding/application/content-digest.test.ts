import { expect, test } from 'vitest'
import type { ApplicationValue } from '../stores.ts'
import { contentDigest } from './content-digest.ts'

const occupation: ApplicationValue = {
  kind: 'text',
  field: 'occupation',
  value: 'Engineer',
  provenance: 'typed',
  locked: false,
}

test('a digest is the same for what was stored and read back', () => {
  const values = [occupation, { ...occupation, field: 'address', value: { street: 'A', country: undefined } }]
  expect(contentDigest(JSON.parse(JSON.stringify(values)))).toBe(contentDigest(values))
})

test.each<[string, ApplicationValue[]]>([
  ['another answer', [{ ...occupation, value: 'engineer' }]],
  ['another source', [{ ...occupation, provenance: { api: 'a', connection: 'v3', source: '', retrievedAt: 1 } }]],
  ['one answer more', [occupation, occupation]],
  ['no answer', []],
])('a digest of %s differs', (_, values) => {
  expect(contentDigest(values)).not.toBe(contentDigest([occupation]))
})
