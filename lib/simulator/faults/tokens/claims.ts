import { createHash } from 'node:crypto'
import type { TokenFacts, TokenFault } from '../fault.ts'
import { nameOf, wordsOf } from './both-tokens.ts'

type Claims = Record<string, unknown>
type Change = (claims: Claims, facts: TokenFacts) => Claims
type Row = [name: string, what: string, change: Change]

const WEEK = 7 * 24 * 3600
const TEN_YEARS = 10 * 365 * 24 * 3600

const both: Row[] = [
  ['wrong-iss', 'the issuer with a 1 behind it', (claims) => ({ ...claims, iss: `${claims.iss}1` })],
  ['no-iss', 'no iss', without('iss')],
  ['wrong-aud', 'another client as aud', (claims) => ({ ...claims, aud: `${claims.aud}1` })],
  ['aud-with-stranger', 'a second, unknown aud', (claims) => ({ ...claims, aud: [claims.aud, `${claims.aud}1`] })],
  ['aud-list', 'aud as a list of one, which is right', (claims) => ({ ...claims, aud: [claims.aud] })],
  ['no-aud', 'no aud', without('aud')],
  ['no-sub', 'no sub', without('sub')],
  ['empty-sub', 'an empty sub', (claims) => ({ ...claims, sub: '' })],
  ['other-sub', 'the sub of somebody else', (claims) => ({ ...claims, sub: crypto.randomUUID() })],
  ['no-iat', 'no iat', without('iat')],
  ['iat-week-old', 'an iat of a week ago', (claims, { now }) => ({ ...claims, iat: now - WEEK })],
  ['iat-far-ahead', 'an iat ten minutes ahead', (claims, { now }) => ({ ...claims, iat: now + 600 })],
  ['iat-45-s-ahead', 'an iat 45 seconds ahead, within tolerance', (claims, { now }) => ({ ...claims, iat: now + 45 })],
  ['iat-text', 'an iat that is a text', (claims) => ({ ...claims, iat: 'now' })],
]

const idTokenOnly: Row[] = [
  ['expired', 'an exp of six minutes ago', (claims, { now }) => ({ ...claims, exp: now - 360 })],
  [
    'exp-just-past',
    'an exp of 45 seconds ago, which a lenient client may still accept',
    (claims, { now }) => ({ ...claims, exp: now - 45 }),
  ],
  ['no-exp', 'no exp', without('exp')],
  ['exp-text', 'an exp that is a text', (claims) => ({ ...claims, exp: String(claims.exp) })],
  ['exp-in-ten-years', 'an exp ten years ahead', (claims, { now }) => ({ ...claims, exp: now + TEN_YEARS })],
  ['nbf-ahead', 'an nbf ten minutes ahead', (claims, { now }) => ({ ...claims, nbf: now + 600 })],
  ['wrong-nonce', 'the nonce with a 1 behind it', (claims) => ({ ...claims, nonce: `${claims.nonce}1` })],
  ['no-nonce', 'no nonce', without('nonce')],
  ['of-another-login', 'the claims of another login of another person', ofAnotherLogin],
  ['loa-1', 'assurance level 1', (claims) => ({ ...claims, acr: 'urn:singpass:authentication:loa:1' })],
  [
    'loa-2',
    'assurance level 2, whatever was asked for',
    (claims) => ({ ...claims, acr: 'urn:singpass:authentication:loa:2', amr: ['pwd', 'otp-sms'] }),
  ],
  ['loa-unknown', 'an unknown assurance level', (claims) => ({ ...claims, acr: 'urn:example:loa' })],
  ['no-acr', 'no acr', without('acr')],
  ['unknown-amr', 'unknown amr values, which are right', (claims) => ({ ...claims, amr: ['pwd', 'telepathy'] })],
  ['sub-type-other', 'a sub_type other than user', (claims) => ({ ...claims, sub_type: 'device' })],
  ['act', 'an act claim: somebody acts for somebody', (claims) => ({ ...claims, act: { sub: 'delegate' } })],
  ['old-sub', 'a sub of the old form', (claims) => ({ ...claims, sub: `s=S0000001I,u=${claims.sub}` })],
  ['wrong-azp', 'another client as azp', (claims) => ({ ...claims, azp: `${claims.aud}1` })],
  ['at-hash', 'the at_hash of its access token, which is right', addTokenHash],
  ['wrong-at-hash', 'an at_hash of another access token', (claims) => ({ ...claims, at_hash: 'A'.repeat(22) })],
  ['extra-claims', 'claims that nobody asked for, which is right', (claims) => ({ ...claims, extra: { a: 1 } })],
]

const userinfoOnly: Row[] = [
  [
    'iat-digits',
    'an iat of digits in a text, as one page documents it',
    (claims) => ({ ...claims, iat: String(claims.iat) }),
  ],
  ['no-person-info', 'no person_info', without('person_info')],
  ['person-info-null', 'person_info null', (claims) => ({ ...claims, person_info: null })],
  ['person-info-list', 'person_info as a list', (claims) => ({ ...claims, person_info: [] })],
  ['person-info-text', 'person_info as a text', (claims) => ({ ...claims, person_info: 'nobody' })],
  [
    'is-id-token',
    'the claims of an ID token',
    ({ person_info: _, ...rest }, { now }) => ({ ...rest, exp: now + 600, nonce: 'n' }),
  ],
]

/** Wrong claims, one at a time, in both kinds of token. */
export const claimFaults: readonly TokenFault[] = [
  ...[...both, ...idTokenOnly].map((row) => buildFault('id-token', row)),
  ...[...both, ...userinfoOnly].map((row) => buildFault('userinfo', row)),
]

function buildFault(of: TokenFault['of'], [name, what, claims]: Row): TokenFault {
  return { kind: 'token', of, name: nameOf(of, name), says: `The ${wordsOf(of)} has ${what}.`, claims }
}

function without(name: string): Change {
  return ({ [name]: _, ...rest }) => rest
}

/** @see OpenID Connect Core 1.0, 3.1.3.6 */
function addTokenHash(claims: Claims, { accessToken = '' }: TokenFacts): Claims {
  const hash = createHash('sha256').update(accessToken).digest()
  return { ...claims, at_hash: hash.subarray(0, hash.length / 2).toString('base64url') }
}

function ofAnotherLogin(claims: Claims): Claims {
  return { ...claims, sub: crypto.randomUUID(), nonce: crypto.randomUUID() }
}
