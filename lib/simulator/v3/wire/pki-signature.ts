import { type KeyObject, verify } from 'node:crypto'
import type { Parameters } from './parameters.ts'
import { demand } from './refusal.ts'

const fieldNames = ['app_id', 'nonce', 'signature', 'signature_method', 'timestamp'] as const

/** The five fields of a `PKI_SIGN` header, and the access token that may follow. */
export interface PkiHeader {
  appId: string
  nonce: string
  signature: string
  signatureMethod: string
  timestamp: string
  bearer?: string
}

/** Reads the `Authorization` header: exactly the five fields in any order, then perhaps `Bearer`. */
export function parsePkiHeader(header: string | undefined): PkiHeader {
  demand(header, [401, 'Missing security header', 'there is no Authorization header'])
  demand(header.startsWith('PKI_SIGN '), [401, 'Invalid security header', 'the header does not start with PKI_SIGN'])
  const [, list = '', bearer] = /^(.*?)(?:,\s*Bearer\s+(\S+))?$/s.exec(header.slice('PKI_SIGN '.length)) ?? []
  const fields = parseFields(list)
  const { app_id, nonce, signature, signature_method, timestamp } = fields
  demand(app_id && nonce && signature && signature_method && timestamp, [
    401,
    'Invalid security header',
    `the header needs ${fieldNames.join(', ')}, each in double quotes`,
  ])
  return { appId: app_id, nonce, signature, signatureMethod: signature_method, timestamp, ...(bearer && { bearer }) }
}

function parseFields(list: string): Partial<Record<(typeof fieldNames)[number], string>> {
  const fields = new Map<string, string>()
  for (const field of list.split(/,\s*/)) {
    const [, name = '', value = ''] = /^(\w+)="([^"]*)"$/.exec(field.trim()) ?? []
    const isKnown = fieldNames.some((known) => known === name)
    demand(isKnown, [401, 'Invalid security header', 'the header holds something besides the five fields'])
    demand(!fields.has(name), [401, 'Invalid security header', `the header names ${name} twice`])
    fields.set(name, value)
  }
  return Object.fromEntries(fields)
}

/** What one request signs. */
export interface SignedRequest {
  method: string
  /** Origin and path as called, without query. */
  url: string
  /** All of the query, or all of the form. */
  parameters: Parameters
  header: PkiHeader
}

/**
 * The base string: method, URL and all parameters with those of the header, sorted by name, with decoded values.
 *
 * @see Myinfo v3 technical requirements, PKI digital signature
 */
export function buildBaseString({ method, url, parameters, header }: SignedRequest): string {
  const all: Parameters = {
    ...parameters,
    app_id: header.appId,
    nonce: header.nonce,
    signature_method: header.signatureMethod,
    timestamp: header.timestamp,
  }
  const sorted = Object.keys(all).sort()
  return [method, url, ...sorted.map((name) => `${name}=${all[name]}`)].join('&')
}

/** Whether the header's signature is RSA-SHA256 of the base string, in standard Base64 with padding. */
export function isSigned(request: SignedRequest, key: KeyObject): boolean {
  const { signature } = request.header
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(signature) && signature.length % 4 === 0
  return isBase64 && verify('RSA-SHA256', Buffer.from(buildBaseString(request)), key, Buffer.from(signature, 'base64'))
}

/**
 * Says which of the usual mistakes explains a signature that does not verify, by trying each of them.
 *
 * The answer names parameters and never their values.
 */
export function explainSignature(request: SignedRequest, key: KeyObject): string {
  const { url, parameters, header } = request
  if (/[-_]/.test(header.signature)) return 'the signature is base64url; standard Base64 is expected'
  const { origin, pathname } = new URL(url)
  const otherSlash = pathname.endsWith('/') ? url.slice(0, -1) : `${url}/`
  const encoded = Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, encodeURIComponent(value)]),
  )
  const mistakes: [string, SignedRequest][] = [
    ['another path was signed: the trailing slash differs from the URL called', { ...request, url: otherSlash }],
    ['values were signed percent-encoded; the base string holds them decoded', { ...request, parameters: encoded }],
    ['the method was signed in lower case', { ...request, method: request.method.toLowerCase() }],
    ...otherOrigins(origin).map((other): [string, SignedRequest] => [
      `the URL was signed with ${other}; this simulator is ${origin}`,
      { ...request, url: `${other}${pathname}` },
    ]),
    ...Object.keys(parameters).map((left): [string, SignedRequest] => [
      `parameter "${left}" is sent but left out of the base string`,
      { ...request, parameters: omit(parameters, left) },
    ]),
  ]
  const found = mistakes.find(([, mistaken]) => isSigned(mistaken, key))
  return found?.[0] ?? 'the key does not match the registered certificate, or the base string differs'
}

function otherOrigins(origin: string): string[] {
  const { protocol, port } = new URL(origin)
  const hosts = ['localhost', '127.0.0.1'].map((host) => `${protocol}//${host}${port && `:${port}`}`)
  const real = ['https://sandbox.api.myinfo.gov.sg', 'https://test.api.myinfo.gov.sg', 'https://api.myinfo.gov.sg']
  return [...hosts, ...real].filter((other) => other !== origin)
}

function omit(parameters: Parameters, name: string): Parameters {
  return Object.fromEntries(Object.entries(parameters).filter(([key]) => key !== name))
}
