import { CompactSign, exportJWK, generateKeyPair, type JWK } from 'jose'
import { beforeAll, expect, test } from 'vitest'
import { createClock } from '../../clock.ts'
import { Refusal } from '../../web/refusal.ts'
import { createSeenOnce } from '../memory/seen-once.ts'
import { verifyDpopProof } from './dpop-proof.ts'

const url = 'https://id.example/fapi/par'
const clock = createClock(() => Date.parse('2026-11-23T12:00:00Z'))

let pair: CryptoKeyPair
let jwk: JWK
beforeAll(async () => {
  pair = await generateKeyPair('ES256', { extractable: true })
  const { kty, crv, x, y } = await exportJWK(pair.publicKey)
  jwk = { kty, crv, x, y }
})

/** A right proof, but for these members of its header. */
function prove(header: Record<string, unknown> = {}): Promise<string> {
  const iat = clock.seconds()
  const claims = { htm: 'POST', htu: url, iat, exp: iat + 60, jti: crypto.randomUUID() }
  return new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk, ...header })
    .sign(pair.privateKey)
}

/** What is said of the proofs that came with one request. */
async function judge(...headers: string[]): Promise<string> {
  const seen = createSeenOnce(clock)
  const check = {
    owner: 'client',
    headers,
    method: 'POST',
    url,
    now: clock.seconds(),
    leeway: 60,
    requireExpiry: true,
    seen,
  } as const
  return verifyDpopProof(check).then(
    () => 'accepted',
    (error) => (error instanceof Refusal ? `${error.error}: ${error.message}` : String(error)),
  )
}

test('a right proof is accepted', async () => {
  expect(await judge(await prove())).toBe('accepted')
})

test('two proofs are refused, even if each is right', async () => {
  expect(await judge(await prove(), await prove())).toContain('must be one header')
  expect(await judge()).toContain('must be one header')
})

test('a signature by another key than the proof shows is refused', async () => {
  const { kty, crv, x, y } = await exportJWK((await generateKeyPair('ES256', { extractable: true })).publicKey)

  expect(await judge(await prove({ jwk: { kty, crv, x, y } }))).toContain('signature does not verify')
})

test('a key of another type under the name of our curve is refused', async () => {
  expect(await judge(await prove({ jwk: { ...jwk, kty: 'OKP' } }))).toContain('is not EC on P-256')
})

test('a key that is no point of its curve is refused', async () => {
  expect(await judge(await prove({ jwk: { ...jwk, y: jwk.x } }))).toContain('not on its curve')
})
