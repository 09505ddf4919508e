import { randomBytes } from 'node:crypto'
import { createKeys } from 'singpass-client/keys'
import { describe, expect, it, vi } from 'vitest'
import type { Config } from '../../config/config.ts'
import { specimenAccount } from '../../onboarding/products/specimens/account.ts'
import {
  appsOf,
  buildInspection,
  type fapi,
  ownPeer,
  sharedPeer,
  stranger,
  v3,
  wordsOf,
} from '../testing/inspection.ts'
import { preflightFapi } from './preflight-fapi.ts'
import { preflightV3 } from './preflight-v3.ts'

// A simulator makes its keys first.
vi.setConfig({ testTimeout: 30_000 })

const products = [specimenAccount]

/** Only one of the two connections, with changes. */
function only(config: Config, changes: { fapi?: Partial<typeof fapi>; v3?: Partial<typeof v3> }): Config {
  const app = config.fapi.get('fapi')
  if (changes.fapi && app) {
    return { ...config, connections: ['fapi'], v3: undefined, fapi: appsOf({ ...app, ...changes.fapi }) }
  }
  return { ...config, connections: ['v3'], fapi: new Map(), v3: { ...v3, ...config.v3, ...changes.v3 } }
}

describe('a pushed request for FAPI', () => {
  it('that the peer accepts proves client, keys, scopes and redirect URI', async () => {
    const { config, simulator } = await ownPeer()
    const findings = await preflightFapi(buildInspection({ config: only(config, { fapi: {} }), products }))

    expect(wordsOf(findings, 'passed')).toEqual([
      'preflight.fapi: the pushed authorization request for specimen-account is accepted: client, keys, proof, 13 scopes and redirect URI are right',
    ])
    expect(simulator.log().map(({ call, outcome }) => [call, outcome])).toEqual([
      ['discovery', 'accepted'],
      ['par', 'accepted'],
    ])
  })

  it('is made for every product', async () => {
    const { config } = await sharedPeer()
    const findings = await preflightFapi(buildInspection({ config: only(config, { fapi: {} }) }))

    expect(findings.map(({ level }) => level)).toEqual(['passed', 'passed', 'passed'])
  })

  it('of an unknown client is explained', async () => {
    const { config } = await sharedPeer()
    const unknown = only(config, { fapi: { clientId: 'Unknown' } })

    const [finding] = await preflightFapi(buildInspection({ config: unknown, products }))
    expect(finding?.level).toBe('fault')
    expect(finding?.found).toMatch(/failed \(invalid_client, 401\): it does not recognise us: .* It says: "/)
    expect(finding?.fix).toContain('compare SINGPASS_CLIENT_ID with the App ID')
  })

  it('signed by a clock that is ten minutes off is explained by the clock', async () => {
    const { config, simulator } = await ownPeer()
    simulator.setClockOffset(600)

    const [finding] = await preflightFapi(buildInspection({ config: only(config, { fapi: {} }), products }))
    expect(finding?.found).toContain('our clock is more than a minute from its own')
    expect(finding?.fix).toBe('synchronise this machine with NTP')
  })

  it('signed with other keys than those registered is explained', async () => {
    const { config } = await sharedPeer()
    const others = only(config, { fapi: { keys: JSON.stringify(await createKeys(Date.now())) } })

    const [finding] = await preflightFapi(buildInspection({ config: others, products }))
    expect(finding?.found).toContain('the keys it has for us are not those we sign with')
    expect(finding?.fix).toContain('npm run keys -- jwks')
  })

  it('for a scope that is not approved is explained, and the other products are still tried', async () => {
    const { config } = await sharedPeer({ scopes: ['uinfin', 'name'] })

    const findings = await preflightFapi(buildInspection({ config: only(config, { fapi: {} }) }))
    expect(findings).toHaveLength(3)
    expect(findings[0]?.found).toContain('(invalid_scope, 400): one of the scopes is not on the list approved')
  })

  it('with a redirect URI that is not registered is explained', async () => {
    const { config } = await sharedPeer({ redirects: ['http://localhost:3000/elsewhere'] })

    const [finding] = await preflightFapi(buildInspection({ config: only(config, { fapi: {} }), products }))
    expect(finding?.found).toContain('(invalid_request, 400): a parameter is wrong, most often a redirect URI')
    expect(finding?.fix).toContain('register the redirect URI exactly')
  })

  it.each([
    ['par-503', 'warning', 'it is down for maintenance'],
    ['par-500', 'fault', 'it met a fault of its own'],
    ['par-invalid-dpop-proof', 'fault', 'most often because our clock is off'],
  ])('that meets the fault %s is explained', async (name, level, words) => {
    const { config, simulator } = await ownPeer()
    simulator.arm({ fault: name, times: 2 })

    const [finding] = await preflightFapi(buildInspection({ config: only(config, { fapi: {} }), products }))
    expect(finding?.found).toContain(words)
    expect(finding?.level).toBe(level)
  })

  it('to a peer that does not listen is tried for one product only', async () => {
    const { config, simulator } = await ownPeer()
    await simulator.stop()

    const findings = await preflightFapi(buildInspection({ config: only(config, { fapi: {} }) }))
    expect(wordsOf(findings)).toEqual([
      'preflight.fapi: the pushed authorization request for specimen-account failed (unavailable): it did not answer, or could not just now',
    ])
  })

  it('repeats of the words of the peer only what is plain and no token', async () => {
    const token = `${randomBytes(20).toString('base64url')}.${randomBytes(20).toString('base64url')}.c2ln`
    const { config } = await sharedPeer()
    const description = `bad\n\u001b[31massertion ${token}`
    const answering: typeof fetch = (input, init) =>
      init?.method === 'POST'
        ? Promise.resolve(Response.json({ error: 'invalid_client', error_description: description }, { status: 401 }))
        : fetch(input, init)

    const inspection = buildInspection({ config: only(config, { fapi: {} }), products, fetch: answering })
    const [finding] = await preflightFapi(inspection)
    expect(finding?.found).toContain('It says: "bad [31massertion (a token)"')
  })

  it('is not made with keys that cannot be used', async () => {
    const { config } = await sharedPeer()
    const broken = only(config, { fapi: { keys: '{"keys":[]}' } })

    const findings = await preflightFapi(buildInspection({ config: broken, products }))
    expect(wordsOf(findings)).toEqual([
      'preflight.fapi: the pushed authorization request for specimen-account could not be made',
    ])
  })

  it('is not made without a FAPI connection', async () => {
    const { config } = await sharedPeer()

    expect(await preflightFapi(buildInspection({ config: only(config, { v3: {} }) }))).toEqual([])
  })
})

describe('a signed token call for v3', () => {
  it('that is refused for its code alone proves client, secret, key and signature', async () => {
    const { config } = await sharedPeer()
    const findings = await preflightV3(buildInspection({ now: Date.now, config: only(config, { v3: {} }), products }))

    expect(wordsOf(findings, 'passed')).toEqual([
      'preflight.v3: the signed token call with an invalid code is refused for its code alone: client, secret, key and signature are right',
      'preflight.v3: the authorise page for specimen-account opens: client, 13 attributes and redirect URI are right',
    ])
  })

  it('of an unknown client is explained', async () => {
    const { config } = await sharedPeer()
    const unknown = only(config, { v3: { clientId: 'UNKNOWN' } })

    const findings = await preflightV3(buildInspection({ now: Date.now, config: unknown, products }))
    expect(findings[0]?.found).toContain('Myinfo does not recognise us: the client ID or secret')
    expect(findings[0]?.fix).toContain('MYINFO_V3_CLIENT_ID')
  })

  it('with another secret is explained', async () => {
    const { config } = await sharedPeer()
    const other = only(config, { v3: { clientSecret: 'another' } })

    const findings = await preflightV3(buildInspection({ now: Date.now, config: other, products }))
    expect(findings[0]?.found).toContain('401): Myinfo does not recognise us')
  })

  it('signed with another key is not taken for right', async () => {
    const { config } = await sharedPeer()
    const other = only(config, { v3: { privateKey: stranger.privatePem } })

    const findings = await preflightV3(buildInspection({ now: Date.now, config: other, products }))
    expect(findings[0]?.level).not.toBe('passed')
    expect(findings[0]?.fix).toContain('npm run doctor -- --certificate FILE')
  })

  it('is followed by a page that refuses attributes that are not approved', async () => {
    const { config } = await sharedPeer({ scopes: ['uinfin', 'name'] })

    const findings = await preflightV3(buildInspection({ now: Date.now, config: only(config, { v3: {} }), products }))
    expect(wordsOf(findings)).toEqual([
      expect.stringMatching(
        /the authorise page for specimen-account failed .*: (a parameter is refused|one of the scopes)/,
      ),
    ])
  })

  it('is followed by a page that refuses a redirect URI that is not registered', async () => {
    const { config } = await sharedPeer({ redirects: ['http://localhost:3000/elsewhere'] })

    const findings = await preflightV3(buildInspection({ now: Date.now, config: only(config, { v3: {} }), products }))
    expect(wordsOf(findings)).toHaveLength(1)
    expect(findings[1]?.fix).toContain('register the redirect URI exactly')
  })

  it('to a peer that does not listen is explained once', async () => {
    const { config, simulator } = await ownPeer()
    await simulator.stop()

    const findings = await preflightV3(buildInspection({ now: Date.now, config: only(config, { v3: {} }) }))
    expect(wordsOf(findings)).toEqual([
      'preflight.v3: the signed token call with an invalid code failed (unavailable): it did not answer, or could not just now',
    ])
  })

  it('that is answered with a token is a fault of the peer', async () => {
    const { config } = await sharedPeer()
    const generous: typeof fetch = async (input, init) =>
      init?.method === 'POST' ? Response.json({ access_token: 'a.b.c', token_type: 'Bearer' }) : fetch(input, init)

    const inspection = buildInspection({ now: Date.now, config: only(config, { v3: {} }), products, fetch: generous })
    expect(wordsOf(await preflightV3(inspection))).toEqual([
      'preflight.v3: the signed token call with an invalid code was answered with a token',
    ])
  })

  it('answered 500 is left open, since hosts give that for the code and for the signature', async () => {
    const { config } = await sharedPeer()
    const failing: typeof fetch = async (input, init) =>
      init?.method === 'POST' ? new Response('', { status: 500 }) : fetch(input, init)

    const inspection = buildInspection({ now: Date.now, config: only(config, { v3: {} }), products, fetch: failing })
    expect((await preflightV3(inspection)).map(({ level }) => level)).toEqual(['warning', 'passed'])
  })

  it('is not made in the sandbox, which verifies nothing', async () => {
    const { config } = await sharedPeer()
    const findings = await preflightV3(
      buildInspection({ now: Date.now, config: only(config, { v3: { env: 'sandbox' } }) }),
    )

    expect(findings.map(({ level }) => level)).toEqual(['skipped'])
  })
})
