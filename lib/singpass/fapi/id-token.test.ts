import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { assuranceFloor } from './assurance.ts'
import { singpassIssuer } from './issuer/issuer.ts'
import { accessToken, clientId, subject } from './testing/authorization-server.ts'
import { type Harness, refusal, startHarness, startOfTest } from './testing/harness.ts'
import type { Json } from './testing/mint.ts'

const now = startOfTest / 1000
const day = 86_400
const loa = (level: number) => `urn:singpass:authentication:loa:${level}`

let harness: Harness
beforeEach(async () => {
  harness = await startHarness()
})
afterEach(() => harness.server.close())

/** Finishes a login whose ID token differs in these claims; `undefined` removes one. */
async function completeWith(changes: Json) {
  harness.server.idToken = { claims: (claims) => ({ ...claims, ...changes }) }
  return refusal(harness.complete())
}

it.each<[string, string, Json]>([
  ['whose issuer has one character more', 'iss', { iss: 'http://127.0.0.1/fapi1' }],
  ['whose issuer is the retired one', 'iss', { iss: 'https://stg-id.singpass.gov.sg' }],
  ['without an issuer', 'iss', { iss: undefined }],
  ['for another client', 'aud', { aud: `${clientId}1` }],
  ['for us and another client', 'aud', { aud: [clientId, `${clientId}1`] }],
  ['for us and another client, with us as authorized party', 'aud', { aud: [clientId, 'other'], azp: clientId }],
  ['for nobody', 'aud', { aud: [] }],
  ['without an audience', 'aud', { aud: undefined }],
  ['whose authorized party is another client', 'azp', { azp: `${clientId}1` }],
  ['that expired six minutes ago', 'exp', { exp: now - 360 }],
  ['that expires this second', 'exp', { exp: now }],
  ['without an expiry', 'exp', { exp: undefined }],
  ['whose expiry is a text', 'exp', { exp: String(now + 600) }],
  ['that expires in ten years', 'exp', { exp: now + 3650 * day }],
  ['without a time of issue', 'iat', { iat: undefined }],
  ['whose time of issue is a text', 'iat', { iat: String(now) }],
  ['that was issued a week ago', 'iat', { iat: now - 7 * day }],
  ['that was issued twelve minutes ago', 'iat', { iat: now - 720 }],
  ['that will be issued in 61 seconds', 'iat', { iat: now + 61 }],
  ['that is not valid before 61 seconds from now', 'nbf', { nbf: now + 61 }],
  ['whose beginning of validity is a text', 'nbf', { nbf: String(now) }],
  ['with another nonce', 'nonce', { nonce: 'n'.repeat(43) }],
  ['without a nonce', 'nonce', { nonce: undefined }],
  ['with the hash of another access token', 'at_hash', { at_hash: 'fUHyO2r2Z3DZ53EsNrWBbw' }],
  ['without a subject', 'sub', { sub: undefined }],
  ['with an empty subject', 'sub', { sub: '' }],
  ['whose subject is a number', 'sub', { sub: 9000001 }],
  ['whose subject is in the old form', 'sub', { sub: `s=S9000001B,u=${subject}` }],
  ['whose subject is in the old form without NRIC', 'sub', { sub: `u=${subject}` }],
  ['whose subject hides the old form', 'sub', { sub: `x,u=${subject}` }],
  ['whose subject holds a line break', 'sub', { sub: 'a\nb' }],
  ['of something other than a user', 'sub_type', { sub_type: 'corporate' }],
  ['of somebody who acts for the person', 'act', { act: { sub: 'helper' } }],
  ['without a level of assurance', 'acr', { acr: undefined }],
  ['of an unknown level of assurance', 'acr', { acr: loa(4) }],
  ['whose level of assurance is a list', 'acr', { acr: [loa(2)] }],
])('an ID token %s is refused before the person is asked for', async (_, check, changes) => {
  expect(await completeWith(changes)).toEqual({ code: 'response_invalid', check })
  expect(harness.server.calls('userinfo')).toHaveLength(0)
})

it.each<[string, Json]>([
  ['whose audience is a list of us alone', { aud: [clientId] }],
  ['whose authorized party is us', { azp: clientId }],
  ['that was issued 60 seconds ahead of our clock', { iat: now + 60 }],
  ['that was issued eleven minutes ago', { iat: now - 660 }],
  ['that is valid from 60 seconds ahead of our clock', { nbf: now + 60 }],
  ['with the hash of this access token', { at_hash: halfHash(accessToken) }],
  ['with factors and claims we have never heard of', { amr: ['telepathy'], favourite_colour: 'red' }],
  ['that carries attributes of the person', { sub_attributes: { name: 'TAN XIAO HUI' } }],
  ['without a type of subject', { sub_type: undefined }],
  ['of the lowest level, on staging', { acr: loa(1) }],
])('an ID token %s is accepted', async (_, changes) => {
  expect(await completeWith(changes)).toMatchObject({ resolved: { subject } })
})

it('S05 an ID token issued for another login is refused', async () => {
  const first = await harness.start()
  await harness.start()

  const outcome = await refusal(harness.client.retrieve(harness.callback(first), first))

  expect(outcome).toEqual({ code: 'response_invalid', check: 'nonce' })
})

it('S07 a login 45 seconds off the clock of Singpass completes, either way', async () => {
  for (const offset of [-45_000, 45_000]) {
    harness.server.idToken = { claims: (claims) => ({ ...claims, ...shift(claims, offset / 1000) }) }
    expect(await harness.complete()).toMatchObject({ subject })
  }
})

it('a login below the level that was configured is refused', async () => {
  await harness.server.close()
  harness = await startHarness({ minimumAcr: loa(3) })

  expect(await completeWith({ acr: loa(2) })).toEqual({ code: 'response_invalid', check: 'acr.level' })
  expect(await completeWith({ acr: loa(3) })).toMatchObject({ resolved: { subject } })
})

it('production never accepts a password alone, whatever is configured', () => {
  expect(assuranceFloor(singpassIssuer('production'))).toBe(loa(2))
  expect(assuranceFloor(singpassIssuer('production'), loa(1))).toBe(loa(2))
  expect(assuranceFloor(singpassIssuer('production'), loa(3))).toBe(loa(3))
  expect(assuranceFloor(singpassIssuer('staging'))).toBe(loa(1))
})

it('an unknown level of assurance has no floor', () => {
  expect(assuranceFloor(singpassIssuer('staging'), 'urn:singpass:authentication:loa:9')).toBeUndefined()
})

function shift({ iat, exp }: Json, seconds: number): Json {
  return { iat: Number(iat) + seconds, exp: Number(exp) + seconds }
}

function halfHash(token: string): string {
  return createHash('sha256').update(token).digest().subarray(0, 16).toString('base64url')
}
