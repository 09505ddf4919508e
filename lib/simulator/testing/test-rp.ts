import { createHash } from 'node:crypto'
import { CompactSign, type CryptoKey, exportJWK, generateKeyPair } from 'jose'
import { agreeAs, createTestBrowser } from '../fixtures/browser.ts'
import type { Simulator } from '../index.ts'
import { clientId, redirectUri, type TestKeys } from './test-client.ts'

type Members = Record<string, unknown>
type Form = Record<string, string | undefined>

/** Changes to one JWT: members of its header and claims, undefined removing one, and the key. */
export interface TokenChanges {
  header?: Members
  claims?: Members
  key?: CryptoKey
}

/** Changes to one request of the client, everything else being right. */
export interface RequestChanges {
  form?: Form
  assertion?: TokenChanges
  proof?: TokenChanges | 'none'
  headers?: Record<string, string>
}

export interface Outcome {
  status: number
  body: Members
  headers: Headers
}

/** A trip that has come back from the pages. */
export interface Trip {
  code: string
  dpop: CryptoKey
  verifier: string
}

const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url')

/** A client that does everything right, and of which one thing can be changed at a time. */
export function createTestRp(simulator: Simulator, keys: TestKeys, id = clientId) {
  const nowSeconds = () => Math.floor(Date.now() / 1000)
  const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'

  async function sign(base: { header: Members; claims: Members; key: CryptoKey }, changes: TokenChanges = {}) {
    const header = JSON.parse(JSON.stringify({ ...base.header, ...changes.header }))
    const claims = { ...base.claims, ...changes.claims }
    return new CompactSign(encode(claims)).setProtectedHeader(header).sign(changes.key ?? base.key)
  }

  function signAssertion(changes?: TokenChanges) {
    const now = nowSeconds()
    const claims = { iss: id, sub: id, aud: simulator.issuer, iat: now, exp: now + 60, jti: crypto.randomUUID() }
    return sign({ header: { alg: 'ES256', typ: 'JWT', kid: 'sig-1' }, claims, key: keys.signing }, changes)
  }

  async function signProof(to: { method: string; url: string; dpop: CryptoKey }, changes?: TokenChanges) {
    const now = nowSeconds()
    const { d: _, key_ops: __, ext: ___, ...jwk } = await exportJWK(to.dpop)
    const claims = { htm: to.method, htu: to.url, iat: now, exp: now + 60, jti: crypto.randomUUID() }
    return sign({ header: { alg: 'ES256', typ: 'dpop+jwt', jwk }, claims, key: to.dpop }, changes)
  }

  async function post(path: string, base: Form, { dpop, changes }: { dpop: CryptoKey; changes: RequestChanges }) {
    const url = `${simulator.issuer}${path}`
    const form = new URLSearchParams()
    const assertion = {
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await signAssertion(changes.assertion),
    }
    for (const [name, value] of Object.entries({ ...base, ...assertion, ...changes.form })) {
      if (value !== undefined) form.append(name, value)
    }
    const headers = new Headers(changes.headers)
    if (changes.proof !== 'none' && !headers.has('dpop')) {
      headers.set('dpop', await signProof({ method: 'POST', url, dpop }, changes.proof))
    }
    return readOutcome(await fetch(url, { method: 'POST', body: form, headers }))
  }

  function push(changes: RequestChanges = {}, dpop?: CryptoKey): Promise<Outcome> {
    const form = {
      response_type: 'code',
      client_id: id,
      redirect_uri: redirectUri,
      scope: 'openid uinfin name',
      state: 'state-of-thirty-characters-or-more',
      nonce: 'nonce-of-thirty-characters-or-more',
      code_challenge: hashOf(verifier),
      code_challenge_method: 'S256',
    }
    return withKey(dpop, (key) => post('/par', form, { dpop: key, changes }))
  }

  function exchange({ code, dpop, verifier: sent }: Trip, changes: RequestChanges = {}): Promise<Outcome> {
    const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: sent }
    return post('/token', form, { dpop, changes })
  }

  async function fetchPerson(token: string, dpop: CryptoKey, changes: RequestChanges = {}): Promise<Outcome> {
    const url = `${simulator.issuer}/userinfo`
    const headers = new Headers({ authorization: `DPoP ${token}`, ...changes.headers })
    if (changes.proof !== 'none') {
      const proof = { ...changes.proof, claims: { ath: hashOf(token), ...changes.proof?.claims } }
      headers.set('dpop', await signProof({ method: 'GET', url, dpop }, proof))
    }
    return readOutcome(await fetch(url, { headers }))
  }

  async function travel(persona: string, changes: RequestChanges = {}): Promise<Trip & { callback: URL }> {
    const { privateKey: dpop } = await generateKeyPair('ES256', { extractable: true })
    const { body } = await push(changes, dpop)
    const url = buildAuthorisationUrl(String(body.request_uri))
    const { url: callback } = await agreeAs(createTestBrowser(simulator.origin), url, persona)
    return { code: callback.searchParams.get('code') ?? '', dpop, verifier, callback }
  }

  function buildAuthorisationUrl(requestUri: string, client = id): string {
    return `${simulator.issuer}/auth?${new URLSearchParams({ client_id: client, request_uri: requestUri })}`
  }

  return { push, exchange, fetchPerson, travel, buildAuthorisationUrl, signAssertion, signProof, now: nowSeconds }
}

async function withKey<T>(given: CryptoKey | undefined, use: (key: CryptoKey) => Promise<T>): Promise<T> {
  return use(given ?? (await generateKeyPair('ES256', { extractable: true })).privateKey)
}

async function readOutcome(response: Response): Promise<Outcome> {
  const text = await response.text()
  const body: unknown = text.startsWith('{') ? JSON.parse(text) : { text }
  return { status: response.status, body: isMembers(body) ? body : {}, headers: response.headers }
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null
}
