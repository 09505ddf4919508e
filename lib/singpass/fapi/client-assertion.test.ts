import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose'
import { beforeAll, expect, it } from 'vitest'
import type { TraceEvent } from '../trace/events.ts'
import { buildClientAuthentication, type ClientAuthentication } from './client-assertion.ts'
import { importKeys } from './keys/key-ring.ts'
import { createKeys, rotateKeys } from './keys/key-rotation.ts'
import { publicJwks } from './keys/keys.ts'
import type { PrivateKeys } from './keys/private-key.ts'
import { buildTestConnection } from './testing/connection.ts'

const issuer = 'https://stg-id.singpass.gov.sg/fapi'
const now = Date.parse('2026-11-23T12:00:00.900Z')

let keys: PrivateKeys
beforeAll(async () => {
  keys = await createKeys(now)
})

/** The parameters by which a request of ours says who sends it. */
function assert(ours = keys, trace?: (event: TraceEvent) => void): Promise<ClientAuthentication> {
  return buildClientAuthentication(
    buildTestConnection({ issuer, keyRing: () => importKeys(ours), now: () => now, trace }),
  )
}

const assertionOf = (parameters: ClientAuthentication) => parameters.client_assertion

it('an assertion names us twice, the issuer as one text, and lives a minute', async () => {
  const { jti, ...claims } = decodeJwt(assertionOf(await assert()))

  const iat = Math.floor(now / 1000)
  expect(claims).toEqual({ iss: 'client', sub: 'client', aud: issuer, iat, exp: iat + 60 })
  expect(jti).toMatch(/^[\w-]{43}$/)
})

it('an assertion is a JWT signed by the key it names', async () => {
  const { protectedHeader } = await jwtVerify(assertionOf(await assert()), createLocalJWKSet(publicJwks(keys)), {
    currentDate: new Date(now),
  })

  expect(protectedHeader).toEqual({ alg: 'ES256', typ: 'JWT', kid: keys.keys[0]?.kid })
})

it('an assertion is accompanied by its type and the client', async () => {
  const { client_assertion: _, ...others } = await assert()

  expect(others).toEqual({
    client_id: 'client',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  })
})

it('no two assertions share their identifier', async () => {
  const assertions = await Promise.all(Array.from({ length: 50 }, () => assert()))

  expect(new Set(assertions.map((body) => decodeJwt(assertionOf(body)).jti)).size).toBe(50)
})

it('during a rotation the current key signs, and the next one does not yet', async () => {
  const published = await rotateKeys(keys, 'publish', now)
  const current = published.keys.find(({ use, state }) => use === 'sig' && state === 'current')

  const { protectedHeader } = await jwtVerify(
    assertionOf(await assert(published)),
    createLocalJWKSet(publicJwks(published)),
    { currentDate: new Date(now) },
  )

  expect(protectedHeader.kid).toBe(current?.kid)
})

it('the listener learns which key signed, and nothing of what', async () => {
  const events: TraceEvent[] = []

  await assert(keys, (event) => events.push(event))

  expect(events).toEqual([{ kind: 'signed', what: 'client_assertion', alg: 'ES256', kid: keys.keys[0]?.kid }])
})
