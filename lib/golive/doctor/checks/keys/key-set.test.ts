import { createKeys, publicJwks } from 'singpass-client/keys'
import { describe, expect, it } from 'vitest'
import { wordsOf } from '../../../testing/inspection.ts'
import { judgeKeySet } from './key-set.ts'

const made = await createKeys(Date.parse('2026-11-23T04:00:00Z'))
const ours = publicJwks(made).keys
const [sig, enc] = ours.map((key): Record<string, unknown> => ({ ...key }))

function faultsOf(keys: unknown): string[] {
  return wordsOf(judgeKeySet(keys, ours)).map((words) => words.replace('keys.published: ', ''))
}

describe('a published key set', () => {
  it('that is exactly ours passes', () => {
    expect(faultsOf({ keys: ours })).toEqual([])
    expect(wordsOf(judgeKeySet({ keys: ours }, ours), 'passed')).toEqual([
      `keys.published: the published key set is right: ${ours.map(({ kid }) => kid).join(', ')}`,
    ])
  })

  it('with a private member is refused, whichever it is, and its value not repeated', () => {
    for (const member of ['d', 'k', 'p']) {
      const [first] = faultsOf({ keys: [{ ...sig, [member]: 'SECRET-VALUE' }, enc] })
      expect(first).toBe(`key "${sig?.kid}" publishes its private half (member "${member}")`)
      expect(first).not.toContain('SECRET-VALUE')
    }
  })

  it('with a `kid` twice is refused by that `kid`', () => {
    expect(faultsOf({ keys: [sig, enc, { ...sig }] })).toEqual([`two keys have the same "kid": ${sig?.kid}`])
  })

  it.each([
    ['kty', 'RSA', 'is not an EC key ("kty")'],
    ['crv', 'secp256k1', 'is on a curve other than P-256, P-384 and P-521 ("crv")'],
    ['use', undefined, 'has a "use" other than sig and enc'],
  ])('with %s %s is refused', (member, value, words) => {
    expect(faultsOf({ keys: [{ ...sig, [member]: value }, enc] })).toContain(`key "${sig?.kid}" ${words}`)
  })

  it('with an encryption key of another algorithm is refused', () => {
    expect(faultsOf({ keys: [sig, { ...enc, alg: 'ECDH-ES' }] })).toEqual([
      `key "${enc?.kid}" is for encryption, and its "alg" is none of ECDH-ES+A128KW, ECDH-ES+A192KW, ECDH-ES+A256KW`,
    ])
  })

  it('without a `kid` is refused', () => {
    expect(faultsOf({ keys: [{ ...sig, kid: undefined }, enc] })).toContain('key 1 has no "kid"')
  })

  it('without an encryption key is refused', () => {
    expect(faultsOf({ keys: [sig] })).toEqual([
      'no encryption key is published',
      `key "${enc?.kid}" of SINGPASS_KEYS is not published`,
    ])
  })

  it('with another public half than ours is refused', () => {
    expect(faultsOf({ keys: [{ ...sig, x: enc?.x }, enc] })).toEqual([
      `key "${sig?.kid}" is published with another public half than ours`,
    ])
  })

  it('with a key that we do not hold is refused', () => {
    expect(faultsOf({ keys: [sig, enc, { ...sig, kid: 'stranger' }] })).toEqual([
      'key "stranger" is published, and its private half is not in SINGPASS_KEYS',
    ])
  })

  it.each([[undefined], [{}], [{ keys: 'none' }], ['text'], [null]])('that is %j is refused', (published) => {
    expect(faultsOf(published)).toEqual(['the answer is not a key set: it has no array "keys"'])
  })
})
