import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Simulator } from '../index.ts'
import { personas } from '../personas/index.ts'
import { buildTestClient, clientId, createTestKeys, startSimulator } from '../testing/test-client.ts'
import { createTestRp, type RequestChanges } from '../testing/test-rp.ts'
import { rules } from './rules/index.ts'
import { formatReport } from './text.ts'

const keys = await createTestKeys()
const persona = personas[0]?.id ?? ''
const random = () => crypto.getRandomValues(new Uint8Array(32))
const fresh = () => Buffer.from(random()).toString('base64url')
let simulator: Simulator
let rp: ReturnType<typeof createTestRp>

beforeEach(async () => {
  simulator = await startSimulator(buildTestClient(keys, { appLaunchUrls: ['https://bank.example/app'] }))
  simulator.configure({ requireAssertionType: false, assertionAudience: 'endpoint' })
  rp = createTestRp(simulator, keys)
})
afterEach(() => simulator.stop())

/** One login of a client that does everything right but for what is changed. */
async function logIn(par: RequestChanges = {}, token: RequestChanges = {}) {
  const form = { state: fresh(), nonce: fresh(), ...par.form }
  const trip = await rp.travel(persona, { ...par, form })
  const { body } = await rp.exchange(trip, token)
  return rp.fetchPerson(String(body.access_token), trip.dpop)
}

const remarks = () => simulator.log().filter(({ outcome }) => outcome === 'remark')
const brokenOf = () => simulator.review().checks.filter(({ verdict }) => verdict === 'broken')
const claim = (name: string): RequestChanges => ({ assertion: { claims: { [name]: 'left over' } } })

describe('what works here and departs from the documents', () => {
  test.each<[string, RequestChanges, RequestChanges]>([
    ['assertion-typ', { assertion: { header: { typ: undefined } } }, {}],
    ['assertion-cnf', claim('cnf'), {}],
    ['assertion-code', {}, claim('code')],
    ['K45', { proof: { claims: { ath: 'A'.repeat(43) } } }, {}],
    ['state-short', { form: { state: 's' } }, {}],
    ['nonce-short', { form: { nonce: 'n' } }, {}],
    ['nonce-long', { form: { nonce: 'n'.repeat(65) } }, {}],
    ['scope-openid-alone', { form: { scope: 'openid' } }, {}],
    ['parameter-unknown', { form: { favourite: 'x' } }, {}],
    ['token-parameter-unknown', {}, { form: { favourite: 'x' } }],
  ])('%s is told in the log, and is wrong in the review', async (rule, par, token) => {
    await logIn(par, token)
    expect(remarks().map((entry) => entry.rule)).toContain(rule)
    expect(remarks()[0]?.reason).toMatch(/^works here; .+ \[.+\]$/)
    expect(brokenOf().map(({ id }) => id)).toContain(rule)
  })

  test('an assertion for the endpoint is told', async () => {
    await logIn({ assertion: { claims: { aud: `${simulator.issuer}/par` } } })
    expect(remarks().map((entry) => entry.rule)).toEqual(['assertion-aud'])
  })

  test('a DPoP key that is the signing key, and serves every login, is told', async () => {
    const push = () => rp.push({ form: { state: fresh(), nonce: fresh() } }, keys.signing)
    await push()
    expect(remarks().map((entry) => entry.rule)).toEqual(['dpop-signing-key'])
    await push()
    expect(remarks().map((entry) => entry.rule)).toContain('dpop-key-reused')
  })

  test.each(['state', 'nonce'])('a %s that was sent before is told', async (name) => {
    const value = fresh()
    await logIn({ form: { [name]: value } })
    expect(remarks().map((entry) => entry.rule)).not.toContain(`${name}-reused`)
    await logIn({ form: { [name]: value } })
    expect(remarks().map((entry) => entry.rule)).toContain(`${name}-reused`)
  })

  test('app_launch_url from Android is told', async () => {
    const { body } = await rp.push({ form: { app_launch_url: 'https://bank.example/app' } })
    const headers = { 'user-agent': 'Mozilla/5.0 (Linux; Android 15)' }
    await fetch(rp.buildAuthorisationUrl(String(body.request_uri)), { headers, redirect: 'manual' })
    expect(remarks().map((entry) => entry.rule)).toContain('app-launch-android')
  })

  test('names of unknown parameters are told, and no value', async () => {
    await rp.push({ form: { favourite: 'secret' } })
    expect(remarks().find((entry) => entry.rule === 'parameter-unknown')?.reason).toContain('(favourite)')
    expect(JSON.stringify(simulator.log())).not.toContain('secret')
  })
})

describe('a review', () => {
  test('of a client that never came says what to do', () => {
    expect(() => simulator.review()).toThrow(
      /no client has called yet\. Point one at .*\/fapi .*, log in, then ask again/,
    )
    expect(() => simulator.review('unknown')).toThrow(/no client unknown is registered/)
    expect(() => simulator.review(clientId)).toThrow(/has not called yet/)
  })

  test('tells what is right, what is wrong and what was not shown', async () => {
    await logIn({ form: { state: 's' } })
    const { checks, logins, counts } = simulator.review()
    const verdictOf = (id: string) => checks.find((check) => check.id === id)?.verdict
    expect([logins, verdictOf('assertion-typ'), verdictOf('state-short'), verdictOf('state-reused')]).toEqual([
      1,
      'met',
      'broken',
      'unseen',
    ])
    expect(counts.met + counts.broken + counts.advice + counts.unseen).toBe(rules.length + 1)
  })

  test('reads as text with the sentence that mends it, and holds no secret of a login', async () => {
    const state = fresh()
    await logIn({ form: { state, nonce: 'n' } })
    const text = formatReport(simulator.review())
    expect(text).toContain('Review of "Savings account"')
    expect(text).toMatch(/Wrong\n {2}nonce-short \(1 of 1\): right is that "nonce" has 30 characters or more/)
    expect(text).not.toContain(state)
    expect(text).not.toContain(personas[0]?.nricOrFin)
  })

  test('tells what was refused, and how often', async () => {
    await rp.push({ form: { redirect_uri: 'https://x.example' } })
    await rp.push({ form: { redirect_uri: 'https://x.example' } })
    expect(simulator.review().refusals).toMatchObject([{ call: 'par', error: 'invalid_request', times: 2 }])
  })

  test('finds a client that checks nothing', { timeout: 60_000 }, async () => {
    const report = await simulator.reviewAll({ clientId, quiet: 50, drive: () => goOnRegardless() })
    const verdicts = Object.fromEntries(report.scenarios.map(({ id, verdict }) => [id, verdict]))
    expect(verdicts).toMatchObject({
      'happy-path-no-dpop-nonce': 'met',
      'remove-authorization-response-iss': 'broken',
      'ensure-authorization-response-with-invalid-state-fails': 'broken',
      'invalid-null-alg': 'broken',
      'invalid-alternate-alg': 'broken',
      // It cannot answer a nonce, and never reads discovery.
      'happy-path': 'broken',
      'discovery-issuer-mismatch': 'not seen',
    })
    expect(report.suite.met).toBeLessThan(10)
  })

  test('ends where the good login does not complete, since a broken client proves nothing', async () => {
    const drive = async () => void (await rp.push())
    await expect(simulator.reviewAll({ clientId, quiet: 20, drive })).rejects.toThrow(
      /the good login before the stage .* did not complete/,
    )
  })

  test('takes the word of a client that says it refused', { timeout: 60_000 }, async () => {
    const drive = async ({ id }: { id: string }) => {
      await goOnRegardless()
      return id.startsWith('invalid') ? ('refused' as const) : ('completed' as const)
    }
    const { scenarios } = await simulator.reviewAll({ clientId, drive })
    const aud = scenarios.find(({ id }) => id === 'invalid-aud')
    expect([aud?.verdict, aud?.seen]).toEqual(['broken', 'userinfo was called all the same'])
  })
})

/** A client that takes every callback and every token. */
async function goOnRegardless(): Promise<undefined> {
  await logIn().catch(() => undefined)
}
