import type { JWK } from 'jose'
import type { Clock } from '../clock.ts'
import { isObject, parseJsonObject } from '../web/json.ts'
import { Refusal, refuseUnless } from '../web/refusal.ts'
import type { RegisteredClient } from './registered-client.ts'

/** A client's usable keys: those it signs with, and the one we encrypt to. */
export interface ClientKeys {
  signing: readonly JWK[]
  encryption: JWK
}

/** Reads each client's keys; a set fetched by URL is kept for an hour, as Singpass does. */
export interface ClientKeyring {
  /** Throws a `Refusal`: `invalid_client` for a malformed set, `upstream_dependency_error` for an unreachable one. */
  find(client: RegisteredClient): Promise<ClientKeys>
  /** Forgets what was fetched, so that the next call asks again. */
  forget(): void
}

const ANSWER_WITHIN_MS = 3000
const KEPT_MS = 3_600_000
const CURVES = ['P-256', 'P-384', 'P-521']
const KEY_MANAGEMENT = ['ECDH-ES+A128KW', 'ECDH-ES+A192KW', 'ECDH-ES+A256KW']

/** A keyring that asks by `fetch` and tells the time by `clock`. */
export function createClientKeyring({ clock, fetch }: { clock: Clock; fetch: typeof globalThis.fetch }): ClientKeyring {
  const kept = new Map<string, { keys: ClientKeys; until: number }>()
  return {
    async find(client) {
      const copy = kept.get(client.clientId)
      if (copy && copy.until > clock.now()) return copy.keys
      const published = client.jwksUri === undefined ? client.jwks : await fetchPublishedKeys(client.jwksUri, fetch)
      const keys = judgeKeys(published)
      kept.set(client.clientId, { keys, until: clock.now() + KEPT_MS })
      return keys
    },
    forget: () => kept.clear(),
  }
}

async function fetchPublishedKeys(uri: string, fetch: typeof globalThis.fetch): Promise<unknown> {
  const unreachable = (why: string) => new Refusal('upstream_dependency_error', `the client's JWKS URL ${uri} ${why}`)
  try {
    const response = await fetch(uri, { redirect: 'manual', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })
    const isRedirect = response.status >= 300 && response.status < 400
    if (isRedirect) throw unreachable(`redirects (${response.status}), which Singpass does not follow`)
    if (response.status !== 200) throw unreachable(`answered ${response.status}`)
    const published = parseJsonObject(await response.text())
    refuseUnless(
      published,
      'invalid_client',
      `the client's JWKS URL ${uri} answered something that is not a JSON object`,
    )
    return published
  } catch (error) {
    throw error instanceof Refusal ? error : unreachable(explainFailure(error))
  }
}

function explainFailure(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'did not answer within 3 seconds'
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no connection'
  if (code === 'ECONNREFUSED') return 'refused the connection (ECONNREFUSED): is the client running there?'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `has a host that nobody knows (${code})`
  return `cannot be reached (${code})`
}

/**
 * Judges a published set by Singpass's rules and picks the keys to use.
 *
 * @see Singpass developer documentation, Technical Concepts, JSON Web Key Sets (JWKS)
 */
export function judgeKeys(published: unknown): ClientKeys {
  const keys = isObject(published) && Array.isArray(published.keys) ? published.keys : []
  refuseUnless(keys.length > 0 && keys.every(isObject), 'invalid_client', "the client's JWKS holds no keys")
  const usable = keys.filter(isObject).map(judgeKey)
  const kids = new Set(usable.map(({ kid }) => kid))
  refuseUnless(kids.size === usable.length, 'invalid_client', "the client's JWKS repeats a kid")
  const signing = usable.filter(({ use }) => use === 'sig')
  const [encryption] = usable.filter(({ use }) => use === 'enc').sort(byStrength)
  refuseUnless(signing.length > 0, 'invalid_client', 'the client\'s JWKS has no key with "use": "sig"')
  refuseUnless(encryption, 'invalid_client', 'the client\'s JWKS has no key with "use": "enc"')
  return { signing, encryption }
}

function judgeKey(jwk: Record<string, unknown>): JWK {
  const refuse = (reason: string) => new Refusal('invalid_client', `a key of the client's JWKS ${reason}`)
  const { kty, crv, kid, use, alg, x, y } = jwk
  if ('d' in jwk) throw refuse('is private')
  if (kty !== 'EC' || typeof crv !== 'string' || !CURVES.includes(crv))
    throw refuse('is not EC on P-256, P-384 or P-521')
  if (typeof kid !== 'string' || kid === '') throw refuse('has no kid')
  if (typeof x !== 'string' || typeof y !== 'string') throw refuse('has no coordinates')
  if (use !== 'sig' && use !== 'enc') throw refuse('has a "use" that is neither sig nor enc')
  if (use === 'sig') return { kty, crv, kid, use, x, y }
  if (typeof alg !== 'string' || !KEY_MANAGEMENT.includes(alg))
    throw refuse('is for encryption but names no ECDH-ES "alg"')
  return { kty, crv, kid, use, alg, x, y }
}

/** The stronger curve first, then the stronger algorithm. */
function byStrength(a: JWK, b: JWK): number {
  return rank(b) - rank(a)
}

function rank({ crv = '', alg = '' }: JWK): number {
  return CURVES.indexOf(crv) * KEY_MANAGEMENT.length + KEY_MANAGEMENT.indexOf(alg)
}
