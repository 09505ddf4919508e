import { compactDecrypt, compactVerify, generateKeyPair, importJWK, SignJWT } from 'jose'
import type { Attempt } from '../../lib/singpass/attempt.ts'
import { createFapiClient } from '../../lib/singpass/fapi/client.ts'
import { compareCpu, type Stage } from './cpu.ts'
import { ATTRIBUTES, CLIENT, type Counterpart, createCounterpart, ISSUER, type Minted } from './fapi-counterpart.ts'
import type { Finding } from './finding.ts'

const MOST = 1.5

/**
 * The whole of one FAPI retrieval except the network: ours is `authorise` and `retrieve`; bare is the key, the five
 * signatures and the opening of the two answers, by jose with keys imported once.
 */
export async function measureFapiRetrieval(): Promise<Finding[]> {
  const counterpart = await createCounterpart()
  const [ours, bare] = [ourRetrieval(counterpart), await bareRetrieval(counterpart)]
  // The first thousand cost more than those that follow, ours more so than bare; a server has them behind it.
  const verdict = await compareCpu({ ours, bare, rounds: 41, repeats: 25, warmUp: 50 })
  const ratio = 1 / verdict.ratio
  const times = `${verdict.ours.toFixed(3)} ms of CPU, bare jose ${verdict.bare.toFixed(3)} ms`
  const text = `FAPI retrieval, 15 attributes, warmed up: ${times}, ratio ${ratio.toFixed(2)} (at most ${MOST.toFixed(2)})`
  return [{ text, kept: ratio <= MOST }]
}

function ourRetrieval(counterpart: Counterpart): Stage[] {
  const { keys, fetch } = counterpart
  const client = createFapiClient({ connection: 'fapi', issuer: ISSUER, clientId: CLIENT, keys }, { fetch })
  const redirectUri = 'https://apply.example/api/auth/callback/fapi'
  const request = { scopes: ATTRIBUTES, purpose: 'opening an account', redirectUri }
  const started: Attempt[] = []

  return [
    {
      prepare: (times) => counterpart.readyForStarts(times),
      work: async () => started.push((await client.authorise(request)).attempt),
    },
    {
      prepare: () => counterpart.readyForCallbacks(started),
      work: async () => {
        const attempt = started.shift()
        if (!attempt) throw new TypeError('no login was started')
        const { state } = attempt
        await client.retrieve(new URLSearchParams({ code: 'Zm9vYmFy-code_1', state, iss: ISSUER }), attempt)
      },
    },
  ]
}

async function bareRetrieval({ keys, minting, mint }: Counterpart): Promise<Stage[]> {
  const [sig, enc] = (['sig', 'enc'] as const).map((use) => keys.keys.find((key) => key.use === use))
  const [signing, opening] = [await importJWK({ ...sig }), await importJWK({ ...enc })]
  const published = await importJWK(minting.server.publicJwk)
  const header = { alg: 'ES256', typ: 'JWT', kid: sig?.kid }
  const claims = { iss: CLIENT, sub: CLIENT, aud: ISSUER, jti: crypto.randomUUID(), iat: 1, exp: 61 }
  let minted: Minted[] = []

  return [
    {
      // New ones each time, as ours: a token that was opened before is opened faster.
      prepare: async (times) => {
        minted = await Promise.all(Array.from({ length: times }, () => mint('nonce')))
      },
      work: async () => {
        const { privateKey } = await generateKeyPair('ES256', { extractable: true })
        for (const key of [signing, signing, privateKey, privateKey, privateKey]) {
          await new SignJWT(claims).setProtectedHeader(header).sign(key)
        }
        for (const token of Object.values(minted.pop() ?? {})) {
          const { plaintext } = await compactDecrypt(token, opening)
          await compactVerify(plaintext, published)
        }
      },
    },
  ]
}
