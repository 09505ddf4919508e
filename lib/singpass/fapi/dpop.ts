import { exportJWK, generateKeyPair, importJWK } from 'jose'
import { DPoP, type DPoPHandle, modifyAssertion } from 'oauth4webapi'
import { SingpassError } from '../errors.ts'
import type { UpstreamAnswer } from '../http.ts'
import { parseJsonObject } from '../json.ts'
import { epochSeconds, type FapiConnection } from './connection.ts'

/** Seconds a proof is good for; Singpass allows 120. */
const lifetime = 60

/** Longest nonce that is worth sending back. */
const nonceLimit = 512

/** The newest nonce that one server wants in its proofs; the authorization server and userinfo each have their own. */
export interface DpopNonce {
  value?: string
}

/** A login's own key, and the private JWK by which it survives until the callback. */
export interface DpopKey {
  pair: CryptoKeyPair
  jwk: JsonWebKey
}

/**
 * Makes the key of one login, never used for another.
 *
 * Through WebCrypto: exporting keys made by node:crypto can hang Node 20.
 */
export async function generateDpopKey(): Promise<DpopKey> {
  const pair = await generateKeyPair('ES256', { extractable: true })
  const { kty, crv, x, y, d } = await exportJWK(pair.privateKey)

  return { pair, jwk: { kty, crv, x, y, d } }
}

/**
 * Takes up the login's key again.
 *
 * @throws SingpassError `attempt_unknown` when it did not survive: without it no token can be used, so start again.
 */
export async function importDpopKey(jwk: JsonWebKey | undefined): Promise<CryptoKeyPair> {
  try {
    const { kty, crv, x, y, d } = jwk ?? {}
    const publicKey = await importJWK({ kty, crv, x, y }, 'ES256', { extractable: true })
    const privateKey = await importJWK({ kty, crv, x, y, d }, 'ES256')
    if (privateKey instanceof Uint8Array || publicKey instanceof Uint8Array || !d) throw new TypeError('not a key pair')

    return { privateKey, publicKey }
  } catch {
    throw new SingpassError('attempt_unknown', 'the attempt has lost its DPoP key')
  }
}

/**
 * Signs the DPoP proof of each request it is used on, with its own `jti`.
 *
 * The proof names the method and the URL, without query or fragment. When an access token is presented it also carries
 * the token's hash, so that a stolen token is useless without this login's key. `exp` is Singpass's addition.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9449.html#section-4.2 RFC 9449, 4.2}
 */
export function buildDpop(connection: FapiConnection, pair: CryptoKeyPair, nonce: DpopNonce): DPoPHandle {
  return DPoP(connection.client, pair, {
    [modifyAssertion]: (_header, payload) => {
      payload.iat = epochSeconds(connection)
      payload.exp = epochSeconds(connection) + lifetime
      // The library keeps one nonce for an origin, and both servers share theirs.
      payload.nonce = nonce.value
      connection.trace?.({ kind: 'signed', what: 'dpop_proof', alg: 'ES256' })
    },
  })
}

/**
 * Sends, and sends once more when the server asks for its nonce in the proof; `send` signs anew each time.
 *
 * A nonce on any answer replaces the one kept. A second challenge is returned as it is.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9449.html#section-8 RFC 9449, 8 and 9}
 */
export async function answerNonceOnce(nonce: DpopNonce, send: () => Promise<UpstreamAnswer>): Promise<UpstreamAnswer> {
  const first = await send()
  adoptNonce(nonce, first)
  if (!isNonceChallenge(first)) return first

  const second = await send()
  adoptNonce(nonce, second)
  return second
}

function adoptNonce(nonce: DpopNonce, { headers }: UpstreamAnswer): void {
  const value = headers.get('dpop-nonce')
  if (value && value.length <= nonceLimit) nonce.value = value
}

/** Schemes are compared without regard to case. */
const challenge = /(^|[\s,])dpop\s.*\berror\s*=\s*"?use_dpop_nonce\b/i

function isNonceChallenge({ status, headers, text }: UpstreamAnswer): boolean {
  if ((status !== 400 && status !== 401) || !headers.has('dpop-nonce')) return false

  return challenge.test(headers.get('www-authenticate') ?? '') || parseJsonObject(text)?.error === 'use_dpop_nonce'
}
