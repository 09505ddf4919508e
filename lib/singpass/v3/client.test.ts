import { describe, expect, it } from 'vitest'
import type { Authorisation, ClientDependencies } from '../client.ts'
import { failureOf, outcomeOf } from '../testing/failure.ts'
import { type Answer, type Loopback, reply, startLoopback } from '../testing/loopback.ts'
import type { TraceEvent } from '../trace/events.ts'
import { createV3Client } from './client.ts'
import type { V3Settings } from './settings.ts'
import { buildAccessToken, buildSettings, now, person, sealPerson, subject } from './testing/myinfo.ts'

/** A Myinfo that answers token and person, and whatever else with 404. */
function myinfoAnswers(answers: { token?: Answer; person?: Answer } = {}): Answer {
  const token = answers.token ?? reply(200, JSON.stringify({ access_token: buildAccessToken(), token_type: 'Bearer' }))
  const sealed = answers.person ?? reply(200, sealPerson(), { 'Content-Type': 'application/jose' })

  return (response, request) => {
    if (request.path === '/com/v3/token') return token(response, request)
    if (request.path.startsWith('/com/v3/person/')) return sealed(response, request)
    return reply(404)(response, request)
  }
}

function connect(
  { origin }: Loopback,
  { settings, dependencies }: { settings?: Partial<V3Settings>; dependencies?: ClientDependencies } = {},
) {
  return createV3Client(buildSettings({ baseUrl: `${origin}/com/v3`, ...settings }), {
    now: () => now,
    ...dependencies,
  })
}

const request = {
  scopes: ['uinfin', 'name'],
  purpose: 'opening a savings account',
  redirectUri: 'https://onboard.example.sg/api/auth/callback/v3',
}

function answerTo({ attempt }: Authorisation, changes: Record<string, string> = {}): URLSearchParams {
  return new URLSearchParams({ code: '8932a98da8720a10', state: attempt.state, ...changes })
}

describe('a client of Myinfo v3', () => {
  it('retrieves the person of an attempt that came back', async () => {
    const client = connect(await startLoopback(myinfoAnswers()))
    const departure = await client.authorise(request)

    expect(await client.retrieve(answerTo(departure), departure.attempt)).toEqual({
      subject,
      person,
      api: 'myinfo-v3',
      retrievedAt: now,
    })
  })

  it('works with an attempt that a store kept as text', async () => {
    const client = connect(await startLoopback(myinfoAnswers()))
    const departure = await client.authorise(request)
    const kept = JSON.parse(JSON.stringify(departure.attempt))

    expect((await client.retrieve(answerTo(departure), kept)).person).toEqual(person)
  })

  it('goes by the name of its connection', () => {
    expect(createV3Client(buildSettings({ connection: 'v3-old' }))).toMatchObject({
      connection: 'v3-old',
      api: 'myinfo-v3',
    })
  })

  it('retrieves a plain person from the sandbox', async () => {
    const peer = await startLoopback(myinfoAnswers({ person: reply(200, JSON.stringify(person)) }))
    const client = connect(peer, { settings: { signed: false } })
    const departure = await client.authorise(request)

    expect((await client.retrieve(answerTo(departure), departure.attempt)).person).toEqual(person)
  })

  it('asks for the person that the token names, with the attributes of the attempt', async () => {
    const peer = await startLoopback(myinfoAnswers())
    const client = connect(peer)
    const departure = await client.authorise(request)
    await client.retrieve(answerTo(departure), departure.attempt)

    expect(peer.received.map(({ path }) => path)).toEqual(['/com/v3/token', `/com/v3/person/${subject}/`])
    expect(peer.received[1]?.query.get('attributes')).toBe('uinfin,name')
  })

  it('reports its steps in order', async () => {
    const events: TraceEvent[] = []
    const trace = (event: TraceEvent) => events.push(event)
    const client = connect(await startLoopback(myinfoAnswers()), { dependencies: { trace } })
    const departure = await client.authorise(request)
    await client.retrieve(answerTo(departure), departure.attempt)

    const steps = events.flatMap((event) => (event.kind === 'check' ? [] : [event.kind]))
    expect(steps).toEqual(['redirect', 'callback', 'signed', 'call', 'signed', 'call'])
    expect(JSON.stringify(events)).not.toMatch(/S1234567D|TAN XIAO|8932a98d|eyJ|secret/)
  })
})

describe('a client stops', () => {
  async function stopOf(answers: Parameters<typeof myinfoAnswers>[0], callback: Record<string, string> = {}) {
    const events: TraceEvent[] = []
    const peer = await startLoopback(myinfoAnswers(answers))
    const client = connect(peer, { dependencies: { trace: (event) => events.push(event) } })
    const departure = await client.authorise(request)
    const outcome = await outcomeOf(() => client.retrieve(answerTo(departure, callback), departure.attempt))
    const failedChecks = events.flatMap((event) => (event.kind === 'check' && !event.passed ? [event.name] : []))

    return { outcome, calls: peer.received.length, failedChecks }
  }

  it('before any call when the state is foreign', async () => {
    const { outcome, calls, failedChecks } = await stopOf({}, { state: 'x'.repeat(43) })

    expect([outcome.code, calls, failedChecks]).toEqual(['attempt_unknown', 0, ['state']])
  })

  it('before any call when the applicant declined', async () => {
    const peer = await startLoopback(myinfoAnswers())
    const client = connect(peer)
    const { attempt } = await client.authorise(request)
    const callback = new URLSearchParams({ state: attempt.state, error: 'access_denied', 'error-description': 'x' })

    expect((await outcomeOf(() => client.retrieve(callback, attempt))).code).toBe('access_denied')
    expect(peer.received).toEqual([])
  })

  it('before asking for anyone when the access token is forged', async () => {
    const forged = buildAccessToken({ sub: 'S7654321J' }, { header: { alg: 'none' }, signature: () => Buffer.alloc(0) })
    const token = reply(200, JSON.stringify({ access_token: `${forged}AA`, token_type: 'Bearer' }))
    const { outcome, calls, failedChecks } = await stopOf({ token })

    expect(outcome).toMatchObject({ code: 'response_invalid', check: 'access_token.jws' })
    expect([calls, failedChecks]).toEqual([1, ['access_token.jws']])
  })

  it('when the access token is older than the clock allows', async () => {
    const stale = buildAccessToken({ exp: now / 1000 - 61 })
    const { outcome } = await stopOf({ token: reply(200, JSON.stringify({ access_token: stale })) })

    expect(outcome.check).toBe('access_token.exp')
  })

  it('when the person is not the one who logged in', async () => {
    const access_token = buildAccessToken({ sub: 'S7654321J' })
    const { outcome, failedChecks } = await stopOf({ token: reply(200, JSON.stringify({ access_token })) })

    expect([outcome.check, failedChecks]).toEqual(['person.uinfin', ['person.uinfin']])
  })

  it('when the account has no Myinfo', async () => {
    const { outcome } = await stopOf({ person: reply(404, '{"code":404,"message":"UIN/FIN is invalid."}') })

    expect(outcome.code).toBe('person_unavailable')
  })

  it('without repeating a person in its failure', async () => {
    const peer = await startLoopback(myinfoAnswers({ person: reply(200, JSON.stringify(person)) }))
    const client = connect(peer)
    const departure = await client.authorise(request)
    const failure = await failureOf(() => client.retrieve(answerTo(departure), departure.attempt))

    expect(JSON.stringify([failure, failure.message, failure.stack])).not.toMatch(/TAN XIAO HUI|S1234567D/)
    expect(failure.cause).toBeUndefined()
  })
})

describe('a client cannot be made', () => {
  it('for an agency without an e-service', () => {
    expect(() => createV3Client(buildSettings({ context: 'gov' }))).toThrow('setting "eserviceId" is missing')
  })

  it('with keys that cannot be read', () => {
    expect(() => createV3Client(buildSettings({ privateKey: 'secret' }))).toThrow(
      'setting "privateKey" holds no private key',
    )
  })
})
