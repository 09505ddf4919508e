import { createECDH, createHash } from 'node:crypto'
import { SingpassError } from '../errors.ts'
import { encode } from '../jose/compact.ts'
import { signerFromJwk } from '../jose/local-key.ts'
import { type Signer, signJwt } from '../jose/sign.ts'
import { randomToken } from '../random.ts'
import { showFields, showHeader } from '../trace/shown.ts'
import type { UpstreamAnswer } from '../upstream/exchange.ts'
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
export interface DpopKey extends Signer {
  readonly publicJwk: { kty: 'EC'; crv: string; x: string; y: string }
}

/** Bytes of a coordinate on P-256. */
const coordinateBytes = 32

/**
 * Makes the key of one login, never used for another, and the private JWK by which it survives until the callback.
 *
 * From the raw numbers: exporting key objects that node:crypto made can hang Node 20.
 */
export function generateDpopKey(): { key: DpopKey; jwk: JsonWebKey } {
  const made = createECDH('prime256v1')
  const point = made.generateKeys()
  const number = Buffer.concat([Buffer.alloc(coordinateBytes), made.getPrivateKey()]).subarray(-coordinateBytes)
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: encode(point.subarray(1, 1 + coordinateBytes)),
    y: encode(point.subarray(1 + coordinateBytes)),
    d: encode(number),
  } as const

  return { key: takeUp(jwk), jwk }
}

/**
 * Takes up the login's key again.
 *
 * @throws SingpassError `attempt_unknown` when it did not survive: without it no token can be used, so start again.
 */
export function importDpopKey(jwk: JsonWebKey | undefined): DpopKey {
  try {
    const { x = '', y = '', d = '' } = jwk ?? {}
    if (![x, y, d].every((part) => part.length === 43)) throw new TypeError('not a private key')
    return takeUp({ kty: 'EC', crv: 'P-256', x, y, d })
  } catch {
    throw new SingpassError('attempt_unknown', 'the attempt has lost its DPoP key')
  }
}

function takeUp({ kty, crv, x, y, d }: DpopKey['publicJwk'] & { d: string }): DpopKey {
  return { ...signerFromJwk({ crv, x, y, d }, 'ES256'), publicJwk: { kty, crv, x, y } }
}

/** The request that a DPoP proof is made for. */
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

  const header = { typ: 'dpop+jwt', jwk: key.publicJwk }
  connection.trace?.({
    kind: 'signed',
    what: 'dpop_proof',
    alg: 'ES256',
    ...(connection.upstream.detailed && {
      details: { header: showHeader({ alg: 'ES256', ...header }), claims: showFields(claims) },
    }),
  })
  return signJwt(key, header, claims)
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
