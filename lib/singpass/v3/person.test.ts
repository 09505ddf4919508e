import { describe, expect, it } from 'vitest'
import { failureOf, outcomeOf } from '../testing/failure.ts'
import { type Answer, type Loopback, reply, startLoopback } from '../testing/loopback.ts'
import type { TraceEvent } from '../trace/events.ts'
import { startDeadline } from '../upstream/deadline.ts'
import { fetchPerson } from './person.ts'
import type { V3Settings } from './settings.ts'
import {
  buildAccessToken,
  buildAttempt,
  buildConnection,
  clientId,
  now,
  sealPerson,
  subject,
} from './testing/myinfo.ts'
import { isSignedByApp, readPki } from './testing/pki.ts'

const accessToken = buildAccessToken()

interface Circumstances {
  settings?: Partial<V3Settings>
  subject?: string
  milliseconds?: number
  trace?: TraceEvent[]
}

function ask({ origin }: Loopback, { settings, milliseconds = 5_000, trace, ...changes }: Circumstances = {}) {
  const connection = buildConnection({ baseUrl: `${origin}/com/v3`, ...settings })
  connection.upstream = { trace: (event) => trace?.push(event) }
  const deadline = startDeadline(milliseconds)

  return fetchPerson(connection, { accessToken, subject, attempt: buildAttempt(), deadline, ...changes })
}

/** Answers in turn; the last answer stays. */
function inTurn(...answers: Answer[]): Answer {
  return (response, request) => (answers.length > 1 ? answers.shift() : answers[0])?.(response, request)
}

describe('a person request', () => {
  it('names the subject, the app and the attributes in the order they were asked', async () => {
    const peer = await startLoopback(reply(200))
    await ask(peer)

    expect(peer.received).toMatchObject([{ method: 'GET', path: `/com/v3/person/${subject}/`, body: '' }])
    expect(Object.fromEntries(peer.received[0]?.query ?? [])).toEqual({
      client_id: clientId,
      attributes: 'uinfin,name,cpfcontributions',
      txnNo: expect.stringMatching(/^[0-9a-f]{20}$/),
    })
    expect(peer.received[0]?.headers['cache-control']).toBe('no-cache')
  })

  it('is signed over what arrives, and carries the token after a bare comma', async () => {
    const peer = await startLoopback(reply(200))
    await ask(peer)
    const [request] = peer.received
    if (!request) throw new Error('no request arrived')

    expect(isSignedByApp(peer.origin, request)).toBe(true)
    expect(request.headers.authorization).toMatch(/^PKI_SIGN [^ ]+",Bearer [\w-]+\.[\w-]+\.[\w-]+$/)
    expect(request.headers.authorization?.endsWith(`,Bearer ${accessToken}`)).toBe(true)
  })

  it('of the sandbox carries the token alone', async () => {
    const peer = await startLoopback(reply(200))
    await ask(peer, { settings: { signed: false } })

    expect(peer.received[0]?.headers.authorization).toBe(`Bearer ${accessToken}`)
  })

  it('of an agency names its e-service, and that of a platform its client', async () => {
    const peer = await startLoopback(reply(200))
    await ask(peer, { settings: { context: 'gov', eserviceId: 'DEMO-ESVC-01', subentity: '202600001A' } })
    const [request] = peer.received
    if (!request) throw new Error('no request arrived')

    expect(request.query.get('sp_esvcId')).toBe('DEMO-ESVC-01')
    expect(request.query.get('subentity')).toBe('202600001A')
    expect(isSignedByApp(peer.origin, request)).toBe(true)
  })

  it('keeps an odd subject within its own segment of the path, and signs that path', async () => {
    const peer = await startLoopback(reply(200))
    await ask(peer, { subject: '../token?x=1#y%2e' })
    const [request] = peer.received
    if (!request) throw new Error('no request arrived')

    expect(request.path).toBe('/com/v3/person/..%2Ftoken%3Fx%3D1%23y%252e/')
    expect(isSignedByApp(peer.origin, request)).toBe(true)
  })

  it('tells the trace its transaction number', async () => {
    const peer = await startLoopback(reply(200))
    const trace: TraceEvent[] = []
    await ask(peer, { trace })

    expect(trace).toMatchObject([
      { kind: 'signed', what: 'pki', alg: 'RS256' },
      { kind: 'call', endpoint: 'person', status: 200, transaction: peer.received[0]?.query.get('txnNo') },
    ])
  })
})

describe('an outage at the person endpoint', () => {
  it.each([429, 500, 502, 503])('with status %i is answered with one more try, newly signed', async (status) => {
    const sealed = sealPerson()
    const peer = await startLoopback(inTurn(reply(status), reply(200, sealed)))
    const answer = await ask(peer)

    expect(answer.text).toBe(sealed)
    const signed = peer.received.map((request) => isSignedByApp(peer.origin, request))
    expect(signed).toEqual([true, true])
    for (const name of ['nonce', 'signature']) {
      expect(new Set(peer.received.map((request) => readPki(request)[name])).size).toBe(2)
    }
    expect(new Set(peer.received.map(({ query }) => query.get('txnNo'))).size).toBe(2)
  })

  it('that lasts is reported after two tries', async () => {
    const peer = await startLoopback(reply(503, '<p>Maintenance</p>'))

    expect(await outcomeOf(() => ask(peer))).toMatchObject({ code: 'unavailable', endpoint: 'person', status: 503 })
    expect(peer.received).toHaveLength(2)
  })

  it('that asks for more patience than there is time is reported at once', async () => {
    const peer = await startLoopback(reply(503, '', { 'Retry-After': '60' }))

    expect((await outcomeOf(() => ask(peer))).retryAfter).toBe(60_000)
    expect(peer.received).toHaveLength(1)
  })

  it('that is a dropped connection is answered with one more try', async () => {
    const peer = await startLoopback(inTurn((response) => response.destroy(), reply(200, 'text')))

    expect((await ask(peer)).text).toBe('text')
  })

  it('that is silence ends with the deadline', async () => {
    const peer = await startLoopback(() => undefined)
    const startedAt = performance.now()

    expect((await outcomeOf(() => ask(peer, { milliseconds: 150 }))).code).toBe('unavailable')
    expect(performance.now() - startedAt).toBeLessThan(1_500)
  })
})

describe('a refused person request', () => {
  it.each([
    [400, 'request_rejected'],
    [401, 'request_rejected'],
    [403, 'request_rejected'],
    [404, 'person_unavailable'],
  ])('with status %i means %s, and is not repeated', async (status, expected) => {
    const body = JSON.stringify({ code: status, message: 'UIN/FIN is invalid.' })
    const peer = await startLoopback(reply(status, body, { date: new Date(now).toUTCString() }))

    expect(await outcomeOf(() => ask(peer))).toEqual({
      code: expected,
      endpoint: 'person',
      status,
      error: String(status),
    })
    expect(peer.received).toHaveLength(1)
  })

  it('tells when our clock is what was refused', async () => {
    const peer = await startLoopback(reply(401, '{}', { date: new Date(now + 600_000).toUTCString() }))

    expect(await outcomeOf(() => ask(peer))).toMatchObject({ code: 'request_rejected', check: 'clock' })
  })

  it('repeats neither the subject nor the message', async () => {
    const message = 'GET&…/person/S1234567D/ does not result in …'
    const peer = await startLoopback(reply(401, JSON.stringify({ code: 'S1234567D', message })))
    const failure = await failureOf(() => ask(peer, { subject: 'S1234567D' }))

    expect(JSON.stringify([failure, failure.message])).not.toContain('S1234567D')
  })

  it('by a redirect keeps the token here', async () => {
    const elsewhere = await startLoopback(reply(200, sealPerson()))
    const peer = await startLoopback(reply(302, '', { Location: elsewhere.origin }))

    expect((await outcomeOf(() => ask(peer))).check).toBe('redirect')
    expect(elsewhere.received).toEqual([])
  })
})
