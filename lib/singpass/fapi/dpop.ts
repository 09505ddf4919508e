import { createHash } from 'node:crypto'
import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose'
import { SingpassError } from '../errors.ts'
import { randomToken } from '../random.ts'
import type { UpstreamAnswer } from '../upstream/http.ts'
import { parseJsonObject } from '../upstream/json.ts'
import { epochSeconds, type FapiConnection } from './connection.ts'

/** Seconds a proof is good for; Singpass allows 120. */
const lifetime = 60

/** Longest nonce that is worth sending back. */
const nonceLimit = 512

/** The newest nonce that one server wants in its proofs; the authorization server and userinfo each have their own. */
export interface DpopNonce {
  value?: string
}

/** A login's own key: what signs, and the public half that each proof shows. */
export interface DpopKey {
  readonly privateKey: CryptoKey
  readonly publicJwk: { kty?: string; crv?: string; x?: string; y?: string }
}

/**
 * Makes the key of one login, never used for another, and the private JWK by which it survives until the callback.
 *
 * Through WebCrypto: exporting keys made by node:crypto can hang Node 20.
 */
export async function generateDpopKey(): Promise<{ key: DpopKey; jwk: JsonWebKey }> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const { kty, crv, x, y, d } = await exportJWK(privateKey)

  return { key: { privateKey, publicJwk: { kty, crv, x, y } }, jwk: { kty, crv, x, y, d } }
}

/**
 * Takes up the login's key again; what is returned cannot be exported.
 *
 * @throws SingpassError `attempt_unknown` when it did not survive: without it no token can be used, so start again.
 */
export async function importDpopKey(jwk: JsonWebKey | undefined): Promise<DpopKey> {
  try {
    const { kty, crv, x, y, d } = jwk ?? {}
    const privateKey = await importJWK({ kty, crv, x, y, d }, 'ES256')
    if (privateKey instanceof Uint8Array || privateKey.type !== 'private') throw new TypeError('not a private key')

    return { privateKey, publicJwk: { kty, crv, x, y } }
  } catch {
    throw new SingpassError('attempt_unknown', 'the attempt has lost its DPoP key')
  }
}

export interface ProvenRequest {
  method: 'GET' | 'POST'
  url: string
  /** Where the request presents one. */
  accessToken?: string
  nonce: DpopNonce
}

/**
 * Signs the DPoP proof for one HTTP request, with its own `jti`.
 *
 * The proof names the method and the URL, without query or fragment. When an access token is presented it also carries
 * the token's hash, so that a stolen token is useless without this login's key. `exp` is Singpass's addition.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9449.html#section-4.2 RFC 9449, 4.2}
 * @see Singpass documentation, "Demonstrating Proof of Possession (DPoP)"
 */
export async function signProof(connection: FapiConnection, key: DpopKey, request: ProvenRequest): Promise<string> {
  const { method, accessToken, nonce } = request
  const { origin, pathname } = new URL(request.url)
  const iat = epochSeconds(connection)
  const claims = {
    jti: randomToken(),
    htm: method,
    htu: `${origin}${pathname}`,
    iat,
    exp: iat + lifetime,
    ...(accessToken && { ath: createHash('sha256').update(accessToken).digest('base64url') }),
    ...(nonce.value && { nonce: nonce.value }),
  }

  connection.trace?.({ kind: 'signed', what: 'dpop_proof', alg: 'ES256' })
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: key.publicJwk })
    .sign(key.privateKey)
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
