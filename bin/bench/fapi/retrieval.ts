import { createHash, randomBytes } from 'node:crypto'
import {
  compactDecrypt,
  compactVerify,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTHeaderParameters,
  SignJWT,
} from 'jose'
import { type Attempt, createFapiClient } from 'singpass-client'
import { compareCpu, type Stage, spreadOf } from '../cpu.ts'
import type { Finding } from '../finding.ts'
import { ATTRIBUTES, CLIENT, type Counterpart, createCounterpart, ISSUER, type Minted } from './counterpart.ts'

const MOST = 1

/**
 * The whole of one FAPI retrieval except the network: ours is `authorise` and `retrieve`, bare every cryptographic
 * operation that the protocol asks of any client, by jose.
 *
 * Those are the DPoP key of the login, written down at the start and taken up again at the callback, which may reach
 * another node; two assertions and three proofs; two hashes; and the opening and verifying of the two answers. The keys
 * of client and server are imported once, as ours are.
 */
export async function measureFapiRetrieval(): Promise<Finding[]> {
  const counterpart = await createCounterpart()
  const [ours, bare] = [ourRetrieval(counterpart), await bareRetrieval(counterpart)]
  // The first of a process cost more than those that follow; a server has them behind it.
  const verdict = await compareCpu({ ours, bare, rounds: 41, repeats: 25, warmUp: 8 })
  const ratio = 1 / verdict.ratio
  const times = `${verdict.ours.toFixed(3)} ms of CPU, bare jose ${verdict.bare.toFixed(3)} ms`
  const text = `FAPI retrieval, 15 attributes, warmed up: ${times}, ratio ${ratio.toFixed(2)} (${spreadOf(verdict.ratios.map((each) => 1 / each))}; at most ${MOST.toFixed(2)})`
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

/** What the protocol makes everyone do: no request is built, no answer judged, no claim read. */
async function bareRetrieval({ keys, minting, mint }: Counterpart): Promise<Stage[]> {
  const [sig, enc] = (['sig', 'enc'] as const).map((use) => keys.keys.find((key) => key.use === use))
  const [signing, opening] = [await importJWK({ ...sig }), await importJWK({ ...enc })]
  const published = await importJWK(minting.server.publicJwk)
  const signAssertion = () => sign({ alg: 'ES256', typ: 'JWT', kid: sig?.kid }, signing)
  let minted: Minted[] = []

  async function start(): Promise<JWK> {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true })
    const kept = await exportJWK(privateKey)
    hashOf(randomToken())
    await signAssertion()
    await sign(headerOf(kept), privateKey)
    return kept
  }

  async function finish(kept: JWK, tokens: Minted): Promise<void> {
    const dpopKey = await importJWK(kept, 'ES256')
    await signAssertion()
    await sign(headerOf(kept), dpopKey)
    await open(tokens.idToken)
    hashOf(tokens.idToken)
    await sign(headerOf(kept), dpopKey)
    await open(tokens.userinfo)
  }

  async function open(token: string): Promise<void> {
    const { plaintext } = await compactDecrypt(token, opening)
    await compactVerify(plaintext, published)
  }

  return [
    {
      // New ones each time, as ours: a token that was opened before is opened faster.
      prepare: async (times) => {
        minted = await Promise.all(Array.from({ length: times }, () => mint('nonce')))
      },
      work: async () => {
        const tokens = minted.pop()
        if (tokens) await finish(await start(), tokens)
      },
    },
  ]
}

function sign(header: JWTHeaderParameters, key: CryptoKey | Uint8Array): Promise<string> {
  const claims = { iss: CLIENT, sub: CLIENT, aud: ISSUER, jti: randomToken(), iat: 1, exp: 61 }
  return new SignJWT(claims).setProtectedHeader(header).sign(key)
}

function headerOf({ kty, crv, x, y }: JWK): JWTHeaderParameters {
  return { alg: 'ES256', typ: 'dpop+jwt', jwk: { kty, crv, x, y } }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

function randomToken(): string {
  return randomBytes(32).toString('base64url')
}
