import { describe, expect, it } from 'vitest'
import { failureOf, outcomeOf } from '../testing/failure.ts'
import { type AccessTokenRules, verifyAccessToken } from './access-token.ts'
import { importCertificates } from './keys.ts'
import {
  buildAccessToken,
  buildJws,
  clientId,
  flipBit,
  hmacWithPublicKey,
  issuer,
  kidOf,
  myinfo,
  now,
  person,
  stranger,
  subject,
} from './testing/myinfo.ts'

const seconds = now / 1000
const legacyIssuer = 'http://127.0.0.1:5156/consent/oauth2/consent/myinfo-com'

function verify(token: string, changes: Partial<AccessTokenRules> = {}): string {
  return verifyAccessToken(token, {
    trusted: importCertificates(myinfo.certificatePem),
    issuers: [issuer, legacyIssuer],
    audiences: [clientId, 'myinfo'],
    now,
    ...changes,
  })
}

describe('an access token', () => {
  it('names the person to ask for', () => {
    expect(verify(buildAccessToken())).toBe(subject)
  })

  it('of MockPass, without kid and nbf and with the older names, is accepted', () => {
    const claims = { sub: 'S9812381D', iss: legacyIssuer, aud: 'myinfo', nbf: undefined, auth_time: now }
    const token = buildAccessToken(claims, { header: { kid: undefined } })

    expect(verify(token)).toBe('S9812381D')
  })

  it('may give its dates as numeric strings', () => {
    const dates = { iat: String(seconds), nbf: `${seconds}.5`, exp: String(seconds + 1800) }

    expect(verify(buildAccessToken(dates))).toBe(subject)
  })

  it('may list its audience', () => {
    expect(verify(buildAccessToken({ aud: [clientId, 'myinfo'] }))).toBe(subject)
  })

  it.each([
    ['exp', -59],
    ['nbf', 59],
    ['iat', 59],
  ])('may be off by a minute in "%s"', (name, offset) => {
    expect(verify(buildAccessToken({ [name]: seconds + offset }))).toBe(subject)
  })
})

describe('the key of an access token', () => {
  const both = importCertificates(stranger.certificatePem + myinfo.certificatePem)

  it('is found by kid among several', () => {
    expect(verify(buildAccessToken(), { trusted: both })).toBe(subject)
  })

  it.each([
    ['absent', undefined],
    ['unknown', 'stg-myinfo'],
  ])('is found by trying each when the kid is %s', (_, kid) => {
    expect(verify(buildAccessToken({}, { header: { kid } }), { trusted: both })).toBe(subject)
  })

  it('is the one that kid names, even when another would verify', async () => {
    const token = buildAccessToken({}, { signer: stranger, header: { kid: kidOf(myinfo) } })

    expect(await checkOf(token, { trusted: both })).toBe('access_token.jws')
  })
})

describe('an access token that Myinfo did not sign', () => {
  const genuine = buildAccessToken()
  const embedded = stranger.publicKey.export({ format: 'jwk' })

  it.each<[string, string]>([
    ['by a foreign key', buildAccessToken({}, { signer: stranger, header: { kid: undefined } })],
    ['by a foreign key of its own kid', buildAccessToken({}, { signer: stranger, header: { kid: kidOf(stranger) } })],
    ['by a key it brings along', buildAccessToken({}, { signer: stranger, header: { jwk: embedded, kid: undefined } })],
    [
      'by a key it points to',
      buildAccessToken({}, { signer: stranger, header: { jku: 'https://evil.example', kid: 'x' } }),
    ],
    ['alg none', buildAccessToken({}, { header: { alg: 'none' }, signature: () => Buffer.alloc(0) })],
    ['alg none with a signature', buildAccessToken({}, { header: { alg: 'none' } })],
    [
      'alg HS256 keyed with the public key',
      buildAccessToken({}, { header: { alg: 'HS256' }, signature: hmacWithPublicKey }),
    ],
    ['alg RS512', buildAccessToken({}, { header: { alg: 'RS512' } })],
    ['alg PS256', buildAccessToken({}, { header: { alg: 'PS256' } })],
    ['alg missing', buildAccessToken({}, { header: { alg: undefined } })],
    ['an unknown critical header', buildAccessToken({}, { header: { crit: ['exp'], exp: 1 } })],
    ['a signature of zeros', buildAccessToken({}, { signature: () => Buffer.alloc(256) })],
    ['a changed header', flipBit(genuine, 0)],
    ['a changed payload', flipBit(genuine, 1)],
    ['a changed signature', flipBit(genuine, 2)],
    ['no dots', 'eyJhbGciOiJSUzI1NiJ9'],
    ['nothing', ''],
  ])('is refused with one message: %s', async (_, token) => {
    const failure = await failureOf(() => verify(token))

    expect(failure).toMatchObject({
      code: 'response_invalid',
      details: { check: 'access_token.jws', endpoint: 'token' },
    })
    expect(failure.message).toBe('access token is not signed by Myinfo')
  })
})

describe('a genuine access token', () => {
  it.each<[string, string, Record<string, unknown>]>([
    ['that has expired', 'exp', { exp: seconds - 60 }],
    ['without an expiry', 'exp', { exp: undefined }],
    ['whose expiry is a word', 'exp', { exp: 'tomorrow' }],
    ['whose expiry is null', 'exp', { exp: null }],
    ['that is not valid yet', 'nbf', { nbf: seconds + 61 }],
    ['whose nbf is a list', 'nbf', { nbf: [seconds] }],
    ['issued in the future', 'iat', { iat: seconds + 61 }],
    ['of another issuer', 'iss', { iss: 'https://api.myinfo.gov.sg/serviceauth/myinfo-com' }],
    ['whose issuer only begins the same', 'iss', { iss: `${issuer}/x` }],
    ['without an issuer', 'iss', { iss: undefined }],
    ['for another app', 'aud', { aud: 'STG-OTHER' }],
    ['for us and another app', 'aud', { aud: [clientId, 'STG-OTHER'] }],
    ['for nobody', 'aud', { aud: [] }],
    ['without an audience', 'aud', { aud: undefined }],
    ['without a subject', 'sub', { sub: undefined }],
    ['with an empty subject', 'sub', { sub: '' }],
    ['whose subject is a number', 'sub', { sub: 7 }],
    ['whose subject climbs the path', 'sub', { sub: '..' }],
    ['whose subject holds a line break', 'sub', { sub: 'S1234567D\r\nX: 1' }],
    ['whose subject never ends', 'sub', { sub: 'a'.repeat(256) }],
  ])('%s is refused', async (_, check, changes) => {
    expect(await checkOf(buildAccessToken(changes))).toBe(`access_token.${check}`)
  })

  it.each([
    ['a list', '[1]'],
    ['a string', '"S1234567D"'],
    ['no JSON', 'S1234567D'],
  ])('whose payload is %s is refused', async (_, payload) => {
    expect(await checkOf(buildJws(payload))).toBe('access_token.claims')
  })

  it('that is a person, signed by the same key, is refused', async () => {
    expect(await checkOf(buildJws(JSON.stringify(person)))).toBe('access_token.exp')
  })

  it('repeats no claim in its failure', async () => {
    const failure = await failureOf(() => verify(buildAccessToken({ sub: 'S1234567D', aud: 'STG-OTHER' })))

    expect(JSON.stringify([failure, failure.message])).not.toMatch(/S1234567D|STG-OTHER/)
    expect(failure.cause).toBeUndefined()
  })
})

async function checkOf(token: string, changes: Partial<AccessTokenRules> = {}): Promise<string | undefined> {
  const { code, check } = await outcomeOf(() => verify(token, changes))
  expect(code).toBe('response_invalid')

  return check
}
