import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { personas } from '../personas/index.ts'
import { shareSimulator } from '../testing/shared-simulator.ts'
import type { Trip } from '../testing/test-rp.ts'
import { verifyCarefully } from '../testing/test-verifier.ts'
import { faults } from './index.ts'
import { personFaults } from './person.ts'

const persona = personas[0]?.id ?? ''

const { keys, simulator, rp } = await shareSimulator()
beforeEach(() => simulator.clearFaults())

const refusalsAt = (at: string) =>
  [...faults.values()].flatMap((fault) =>
    fault.kind === 'answer' && fault.at === at && 'refuse' in fault
      ? [[fault.name, fault.refuse().status] as const]
      : [],
  )

describe('a refusal that was asked for', () => {
  test.each(refusalsAt('par'))('%s comes from PAR with %i, and the next request is answered', async (fault, status) => {
    simulator.arm(fault)
    expect((await rp.push()).status).toBe(status)
    expect((await rp.push()).status).toBe(201)
  })

  test.each(refusalsAt('token'))(
    '%s comes from the token endpoint with %i and spends no code',
    async (fault, status) => {
      const trip = await rp.travel(persona)
      simulator.arm(fault)
      expect((await rp.exchange(trip)).status).toBe(status)
      expect((await rp.exchange(trip)).status).toBe(200)
    },
  )

  test.each(refusalsAt('userinfo'))('%s comes from userinfo with %i', async (fault, status) => {
    const trip = await rp.travel(persona)
    const token = String((await rp.exchange(trip)).body.access_token)
    simulator.arm(fault)
    expect((await rp.fetchPerson(token, trip.dpop)).status).toBe(status)
    expect((await rp.fetchPerson(token, trip.dpop)).status).toBe(200)
  })

  test('is not spent on a request that is wrong anyway', async () => {
    simulator.arm('par-500')
    expect((await rp.push({ form: { state: undefined } })).status).toBe(400)
    expect((await rp.push()).status).toBe(500)
  })
})

describe('an altered answer', () => {
  test.each([
    ['par-no-request-uri', { expires_in: 60 }],
    ['par-expires-in-zero', { expires_in: 0 }],
    ['par-expires-in-text', { expires_in: 'soon' }],
    ['par-request-uri-number', { request_uri: 1 }],
  ])('%s has %o', async (fault, members) => {
    simulator.arm(fault)
    const { status, body } = await rp.push()
    expect(status).toBe(201)
    expect(body).toMatchObject(members)
    if (fault === 'par-no-request-uri') expect(body).toEqual(members)
  })

  test.each([
    ['token-bearer', 'token_type', 'Bearer'],
    ['token-odd-case-type', 'token_type', 'dpOp'],
    ['token-no-access-token', 'access_token', undefined],
    ['token-no-id-token', 'id_token', undefined],
    ['token-no-expires-in', 'expires_in', undefined],
    ['token-refresh-token', 'refresh_token', 'r'],
  ])('%s has %s %s', async (fault, name, value) => {
    const trip = await rp.travel(persona)
    simulator.arm(fault)
    const { status, body } = await rp.exchange(trip)
    expect([status, body[name]]).toEqual([200, value])
  })

  test.each([
    ['discovery-wrong-issuer', 'issuer', /INVALID$/],
    ['discovery-endpoints-elsewhere', 'token_endpoint', /^https:\/\/elsewhere\.example\/fapi\/token$/],
    ['discovery-keys-elsewhere', 'jwks_uri', /^https:\/\/elsewhere/],
  ])('%s has another %s', async (fault, name, value) => {
    simulator.arm(fault)
    const document = await (await fetch(`${simulator.issuer}/.well-known/openid-configuration`)).json()
    expect(document[name]).toMatch(value)
  })

  test.each([
    ['keys-no-keys', 0],
    ['keys-current-missing', 0],
    ['keys-ten-thousand', 10_001],
    ['keys-duplicate-kids', 2],
  ])('%s publishes %i keys', async (fault, count) => {
    simulator.arm(fault)
    const { keys: published } = await (await fetch(`${simulator.origin}/.well-known/keys`)).json()
    expect(published).toHaveLength(count)
  })
})

describe('a person', () => {
  let trip: Trip
  let token: string
  beforeAll(async () => {
    trip = await rp.travel(persona, { form: { scope: 'openid uinfin dob sex cpfcontributions vehicles.make' } })
    token = String((await rp.exchange(trip)).body.access_token)
  })
  const fetchInfo = async () => {
    const { body } = await rp.fetchPerson(token, trip.dpop)
    return (await verifyCarefully(String(body.text), simulator, keys)).person_info
  }

  test.each(personFaults.map(({ name }) => name))('%s is not the true one', async (fault) => {
    const truth = JSON.stringify(await fetchInfo())
    simulator.arm(fault)
    const altered = JSON.stringify(await fetchInfo())
    expect(altered).not.toBe(truth)
    expect(JSON.stringify(await fetchInfo())).toBe(truth)
  })

  test('can be altered for one persona alone', async () => {
    simulator.arm({ fault: 'person-empty', persona: personas[1]?.id ?? '' })
    expect(await fetchInfo()).toHaveProperty('uinfin')
    simulator.arm({ fault: 'person-empty', persona })
    expect(await fetchInfo()).toEqual({})
  })
})

describe('a nonce challenge', () => {
  test.each(['par-nonce-challenge', 'par-nonce-never-right'])('%s stops a proof without nonce', async (fault) => {
    simulator.arm(fault)
    const { status, body, headers } = await rp.push()
    expect([status, body.error]).toEqual([400, 'use_dpop_nonce'])
    const answer = await rp.push({ proof: { claims: { nonce: headers.get('dpop-nonce') } } })
    expect(answer.status).toBe(fault === 'par-nonce-challenge' ? 201 : 400)
  })

  test('at the token endpoint spends no code', async () => {
    const trip = await rp.travel(persona)
    simulator.arm('token-nonce-challenge')
    const { body, headers } = await rp.exchange(trip)
    expect(body.error).toBe('use_dpop_nonce')
    const nonce = headers.get('dpop-nonce')
    expect((await rp.exchange(trip, { proof: { claims: { nonce } } })).status).toBe(200)
  })

  test.each([
    ['userinfo-nonce-challenge', 'DPoP error="use_dpop_nonce"'],
    ['userinfo-nonce-challenge-odd-case', 'dPoP error="use_dpop_nonce", error_description="a DPoP nonce is demanded"'],
    ['userinfo-nonce-challenge-bare', 'DPoP error="use_dpop_nonce", error_description="a DPoP nonce is demanded"'],
  ])('%s comes with 401 and the header %s', async (fault, challenge) => {
    const trip = await rp.travel(persona)
    const token = String((await rp.exchange(trip)).body.access_token)
    simulator.arm(fault)
    const { status, headers } = await rp.fetchPerson(token, trip.dpop)
    expect([status, headers.get('www-authenticate')]).toEqual([401, challenge])
    const nonce = headers.get('dpop-nonce')
    expect((await rp.fetchPerson(token, trip.dpop, { proof: { claims: { nonce } } })).status).toBe(200)
  })
})

describe('keys that rotate in the middle of a login', () => {
  test.each([
    ['rotate-before-id-token', 'keeps'],
    ['rotate-before-id-token-dropping-old', 'drops'],
  ])('%s %s the old key', async (fault, what) => {
    const before = await (await fetch(`${simulator.origin}/.well-known/keys`)).json()
    const old = before.keys.find(({ alg }: { alg: string }) => alg === 'ES256').kid
    const trip = await rp.travel(persona)
    simulator.arm(fault)
    const { body } = await rp.exchange(trip)
    await verifyCarefully(String(body.id_token), simulator, keys)
    const after = await (await fetch(`${simulator.origin}/.well-known/keys`)).json()
    expect(after.keys.some(({ kid }: { kid: string }) => kid === old)).toBe(what === 'keeps')
  })
})
