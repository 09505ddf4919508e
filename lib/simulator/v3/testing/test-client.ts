import { compactDecrypt, compactVerify, importPKCS8, importX509 } from 'jose'
import { type Persona, personas } from '../../personas/index.ts'
import {
  clickThrough,
  encode,
  type Fields,
  type Mistakes,
  redirectUri,
  secret,
  signHeader,
  type TestV3Server,
} from './test-server.ts'

export const attributes = 'uinfin,name,regadd,cpfbalances.oa,vehicles'
export const authoriseQuery: Fields = {
  client_id: 'STG-COM',
  attributes,
  purpose: 'opening an account',
  state: 'c0ffee',
  redirect_uri: redirectUri,
}

export function named(title: string): Persona {
  const persona = personas.find((candidate) => candidate.title === title)
  if (persona === undefined) throw new Error(`no persona is titled ${title}`)
  return persona
}

export const citizen = named('Citizen with everything')
export const govQuery = { ...authoriseQuery, client_id: 'STG-GOV', sp_esvcId: 'ESERVICE-1' }

export interface TokenCall {
  form?: Fields
  mistakes?: Mistakes
  context?: string
}

export interface PersonCall {
  query?: Fields
  /** Sent as it is, instead of the encoded parameters. */
  rawQuery?: string
  mistakes?: Mistakes
  context?: string
  id?: string
  slash?: string
}

export type TestClient = ReturnType<typeof createTestClient>

/** What a client needs to know of the server, and tests of its log. */
type Reached = Pick<TestV3Server, 'origin' | 'clientKey' | 'certificate'> & { log: readonly { reason?: string }[] }

/** A client that does everything right unless told otherwise. */
export function createTestClient(server: Reached) {
  async function obtainCode(query: Fields = authoriseQuery, persona = citizen.id): Promise<string> {
    const context = query.client_id === 'STG-GOV' ? 'gov' : 'com'
    const callback = await clickThrough(server, { query, persona, context })
    return callback.searchParams.get('code') ?? ''
  }

  async function callToken(code: string, { form = {}, mistakes = {}, context = 'com' }: TokenCall = {}) {
    const parameters = {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      client_id: 'STG-COM',
      client_secret: secret,
      ...form,
    }
    const url = `${server.origin}/${context}/v3/token`
    const authorization = signHeader({ method: 'POST', url, parameters, key: server.clientKey }, mistakes)
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization },
      body: new URLSearchParams(parameters),
    })
    return { status: response.status, body: await response.json() }
  }

  async function obtainToken(query = authoriseQuery, persona?: string): Promise<string> {
    const form = { client_id: query.client_id ?? '' }
    const context = query.client_id === 'STG-GOV' ? 'gov' : 'com'
    const { body } = await callToken(await obtainCode(query, persona), { form, context })
    return body.access_token
  }

  async function callPerson(accessToken: string | undefined, call: PersonCall = {}) {
    const { query = {}, rawQuery, mistakes = {}, context = 'com', id = citizen.id, slash = '/' } = call
    const parameters = { client_id: 'STG-COM', attributes, ...query }
    const url = `${server.origin}/${context}/v3/person/${id}${slash}`
    const bearer = accessToken === undefined ? '' : `,Bearer ${accessToken}`
    const authorization = `${signHeader({ method: 'GET', url, parameters, key: server.clientKey }, mistakes)}${bearer}`
    const response = await fetch(`${url}?${rawQuery ?? encode(parameters)}`, { headers: { authorization } })
    return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
  }

  async function openPerson(jwe: string) {
    const { plaintext, protectedHeader } = await compactDecrypt(jwe, await importPKCS8(server.clientKey, 'RSA-OAEP'))
    const text = new TextDecoder().decode(plaintext)
    const jws: string = text.startsWith('"') ? JSON.parse(text) : text
    const { payload, protectedHeader: inner } = await compactVerify(jws, await importX509(server.certificate, 'RS256'))
    return { text, jweHeader: protectedHeader, jwsHeader: inner, person: JSON.parse(new TextDecoder().decode(payload)) }
  }

  return {
    obtainCode,
    obtainToken,
    callToken,
    callPerson,
    openPerson,
    lastReason: () => server.log.at(-1)?.reason ?? '',
  }
}

/** Mistakes of a signature, wrong in the same way for token and person: title, mistake, status, message, logged reason. */
export const wrongSignatures: [string, (server: TestV3Server) => Mistakes, number, string, RegExp][] = [
  [
    'no PKI_SIGN',
    () => ({ rewrite: (header) => header.replace('PKI_SIGN', 'Basic') }),
    401,
    'Invalid security header',
    /does not start with PKI_SIGN/,
  ],
  [
    'a field too many',
    () => ({ rewrite: (header) => `${header},client_secret="x"` }),
    401,
    'Invalid security header',
    /besides the five fields/,
  ],
  [
    'a field too few',
    () => ({ rewrite: (header) => header.replace(/nonce="\w+",/, '') }),
    401,
    'Invalid security header',
    /needs app_id, nonce/,
  ],
  [
    'a field twice',
    () => ({ rewrite: (header) => `${header},nonce="1"` }),
    401,
    'Invalid security header',
    /names nonce twice/,
  ],
  ['an unknown app_id', () => ({ header: { app_id: 'STG-OTHER' } }), 401, 'Unknown app_id', /not registered/],
  [
    'an app_id that is not the client_id',
    () => ({ header: { app_id: 'STG-FEW' } }),
    401,
    'Invalid client_id',
    /differs from app_id/,
  ],
  [
    'another signature method',
    () => ({ header: { signature_method: 'HS256' } }),
    401,
    'Invalid signature_method',
    /not RS256/,
  ],
  [
    'a timestamp of a minute ago',
    () => ({ header: { timestamp: String(Date.now() - 61_000) } }),
    401,
    'Timestamp is out of sync',
    /61 s behind/,
  ],
  [
    'a timestamp in a minute',
    () => ({ header: { timestamp: String(Date.now() + 62_000) } }),
    401,
    'Timestamp is out of sync',
    /6[12] s ahead/,
  ],
  [
    'a timestamp in seconds',
    () => ({ header: { timestamp: String(Math.floor(Date.now() / 1000)) } }),
    401,
    'Timestamp is out of sync',
    /epoch milliseconds/,
  ],
  [
    'a stranger’s key',
    (server) => ({ key: server.strangersKey }),
    401,
    'Invalid PKI Signature',
    /does not match the registered certificate/,
  ],
  [
    'values signed percent-encoded',
    () => ({ signed: (all) => mapValues(all, encodeURIComponent) }),
    401,
    'Invalid PKI Signature',
    /percent-encoded/,
  ],
  [
    'a parameter left out of the signature',
    () => ({ signed: ({ client_id: _, ...rest }) => rest }),
    401,
    'Invalid PKI Signature',
    /"client_id" is sent but left out/,
  ],
  [
    'a parameter signed and not sent',
    () => ({ signed: (all) => ({ ...all, sp_esvcId: 'X' }) }),
    401,
    'Invalid PKI Signature',
    /the base string differs/,
  ],
  [
    'a signature in base64url',
    () => ({ rewrite: (header) => header.replace(/[^"]{344}/, toBase64Url) }),
    401,
    'Invalid PKI Signature',
    /base64url/,
  ],
]

function toBase64Url(signature: string): string {
  return Buffer.from(signature, 'base64').toString('base64url')
}

function mapValues(fields: Fields, change: (value: string) => string): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, change(value)]))
}
