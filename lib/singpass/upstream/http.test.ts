import { createServer as createTlsServer } from 'node:https'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { failureOf, outcomeOf } from '../testing/failure.ts'
import { makeIdentity } from '../testing/identity.ts'
import { closedPort, portOf, reply, startLoopback } from '../testing/loopback.ts'
import type { TraceEvent } from '../trace/events.ts'
import { bodyLimit } from './body.ts'
import { startDeadline } from './deadline.ts'
import type { UpstreamRequest } from './exchange.ts'
import { callUpstream, refuseOutage } from './http.ts'

function buildRequest(origin: string, changes: Partial<UpstreamRequest> = {}): UpstreamRequest {
  const url = new URL('/person/S1234567D/?attributes=name', origin)
  return { endpoint: 'person', method: 'GET', url, headers: {}, deadline: startDeadline(3_000), ...changes }
}

describe('an answer', () => {
  it.each([200, 400, 404, 429, 500, 503])('with status %i is given as it came', async (status) => {
    const { origin } = await startLoopback(reply(status, 'text é', { 'X-Own': 'yes' }))
    const answer = await callUpstream(buildRequest(origin))

    expect([answer.status, answer.text, answer.headers.get('x-own')]).toEqual([status, 'text é', 'yes'])
  })

  it('without a body is an empty text', async () => {
    const { origin } = await startLoopback(reply(204))

    expect((await callUpstream(buildRequest(origin))).text).toBe('')
  })

  it('that is compressed is read', async () => {
    const { origin } = await startLoopback(reply(200, gzipSync('plain text'), { 'Content-Encoding': 'gzip' }))

    expect((await callUpstream(buildRequest(origin))).text).toBe('plain text')
  })

  it('of exactly the limit is read', async () => {
    const { origin } = await startLoopback(reply(200, 'a'.repeat(bodyLimit)))

    expect((await callUpstream(buildRequest(origin))).text.length).toBe(bodyLimit)
  })

  it('whose character is split between two packets is read', async () => {
    const bytes = Buffer.from('陈')
    const { origin } = await startLoopback((response) => {
      response.write(bytes.subarray(0, 1))
      setTimeout(() => response.end(bytes.subarray(1)), 30)
    })

    expect((await callUpstream(buildRequest(origin))).text).toBe('陈')
  })
})

describe('a request', () => {
  it('carries its method, headers and body', async () => {
    const { origin, received } = await startLoopback(reply(200))
    await callUpstream(buildRequest(origin, { method: 'POST', headers: { 'X-Own': 'yes' }, body: 'a=b%20c' }))

    expect(received).toMatchObject([{ method: 'POST', path: '/person/S1234567D/', body: 'a=b%20c' }])
    expect(received[0]?.headers['x-own']).toBe('yes')
  })

  it('is never cached and follows no redirect, whatever patched the fetch', async () => {
    const { origin } = await startLoopback(reply(200))
    const options: (RequestInit | undefined)[] = []
    const recordingFetch: typeof fetch = (url, init) => {
      options.push(init)
      return fetch(url, init)
    }
    await callUpstream(buildRequest(origin), { fetch: recordingFetch })

    expect(options).toMatchObject([{ cache: 'no-store', redirect: 'manual' }])
  })

  it('is not sent when the deadline has passed', async () => {
    const { origin, received } = await startLoopback(reply(200))
    const failure = await failureOf(() => callUpstream(buildRequest(origin, { deadline: startDeadline(0) })))

    expect(failure).toMatchObject({ code: 'unavailable', message: 'no time was left for the person call' })
    expect(received).toEqual([])
  })
})

describe('S37 a redirect', () => {
  it.each([301, 302, 303, 304, 307, 308])('with status %i is refused and not followed', async (status) => {
    const elsewhere = await startLoopback(reply(200, 'stolen'))
    const { origin } = await startLoopback(reply(status, '', { Location: elsewhere.origin }))
    const outcome = await outcomeOf(() => callUpstream(buildRequest(origin)))

    expect(outcome).toEqual({ code: 'response_invalid', check: 'redirect', endpoint: 'person', status })
    expect(elsewhere.received).toEqual([])
  })

  it('with a body that never ends is hung up on', async () => {
    let hungUp = false
    const { origin } = await startLoopback((response) => {
      response.on('close', () => {
        hungUp = true
      })
      response.writeHead(302, { Location: '/' }).write('a')
    })
    await failureOf(() => callUpstream(buildRequest(origin)))

    await expect.poll(() => hungUp).toBe(true)
  })

  it('that the runtime hides is refused', async () => {
    const opaque = Object.defineProperty(new Response(), 'type', { value: 'opaqueredirect' })
    const outcome = await outcomeOf(() => callUpstream(buildRequest('http://127.0.0.1'), { fetch: async () => opaque }))

    expect(outcome).toMatchObject({ code: 'response_invalid', check: 'redirect' })
  })
})

describe('no readable answer', () => {
  it('when the peer stays silent past the time-out', async () => {
    const { origin } = await startLoopback(() => undefined)
    const startedAt = performance.now()
    const failure = await failureOf(() => callUpstream(buildRequest(origin, { timeout: 50 })))

    expect(failure).toMatchObject({ code: 'unavailable', message: 'the person call timed out' })
    expect(performance.now() - startedAt).toBeLessThan(2_000)
  })

  it('when the deadline ends before the time-out', async () => {
    const { origin } = await startLoopback(() => undefined)
    const startedAt = performance.now()
    const outcome = await outcomeOf(() => callUpstream(buildRequest(origin, { deadline: startDeadline(50) })))

    expect(outcome.code).toBe('unavailable')
    expect(performance.now() - startedAt).toBeLessThan(1_000)
  })

  it('when the body drips past the time-out', async () => {
    const { origin } = await startLoopback((response) => {
      const drip = setInterval(() => response.write('a'), 10)
      onTestFinished(() => clearInterval(drip))
    })
    const failure = await failureOf(() => callUpstream(buildRequest(origin, { timeout: 80 })))

    expect(failure).toMatchObject({ message: 'the person call timed out', details: { status: 200 } })
  })

  it('when nothing listens', async () => {
    const outcome = await outcomeOf(async () => callUpstream(buildRequest(`http://127.0.0.1:${await closedPort()}`)))

    expect(outcome).toEqual({ code: 'unavailable', endpoint: 'person', status: undefined })
  })

  it('when the connection is reset', async () => {
    const { origin } = await startLoopback((response) => response.destroy())

    expect((await outcomeOf(() => callUpstream(buildRequest(origin)))).code).toBe('unavailable')
  })

  it('when the body ends before its announced length', async () => {
    const { origin } = await startLoopback((response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('half')
      setTimeout(() => response.destroy(), 20)
    })

    expect(await outcomeOf(() => callUpstream(buildRequest(origin)))).toMatchObject({
      code: 'unavailable',
      status: 200,
    })
  })

  it('when the body is not UTF-8', async () => {
    const { origin } = await startLoopback(reply(200, Buffer.from([0x61, 0xff, 0x62])))

    expect((await outcomeOf(() => callUpstream(buildRequest(origin)))).code).toBe('unavailable')
  })

  it('when the body stops in the middle of a character', async () => {
    const { origin } = await startLoopback(reply(200, Buffer.from('陈').subarray(0, 2)))

    expect((await outcomeOf(() => callUpstream(buildRequest(origin)))).code).toBe('unavailable')
  })

  it('when one byte exceeds the limit', async () => {
    const { origin } = await startLoopback(reply(200, 'a'.repeat(bodyLimit + 1)))
    const failure = await failureOf(() => callUpstream(buildRequest(origin)))

    expect(failure).toMatchObject({ code: 'unavailable', message: 'the person answer exceeds 1000000 bytes' })
  })

  it('when the body never ends, which hangs up on the peer', async () => {
    let hungUp = false
    const { origin } = await startLoopback((response) => {
      const flood = setInterval(() => response.write(Buffer.alloc(200_000)), 1)
      response.on('close', () => {
        hungUp = true
        clearInterval(flood)
      })
    })
    const failure = await failureOf(() => callUpstream(buildRequest(origin)))

    expect(failure.message).toContain('exceeds')
    await expect.poll(() => hungUp).toBe(true)
  })

  it('when a small compressed body unfolds beyond the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000))
    const { origin } = await startLoopback(reply(200, bomb, { 'Content-Encoding': 'gzip' }))
    const failure = await failureOf(() => callUpstream(buildRequest(origin)))

    expect(bomb.length).toBeLessThan(bodyLimit)
    expect(failure.message).toContain('exceeds')
  })
})

describe('a host that cannot prove its name', () => {
  async function startTls() {
    const { privatePem, certificatePem } = await makeIdentity('127.0.0.1')
    const server = createTlsServer({ key: privatePem, cert: certificatePem }, (_, response) => response.end('secret'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    return portOf(server.address())
  }

  it('F038 by a certificate of a known authority is refused, not called an outage', async () => {
    const outcome = await outcomeOf(async () => callUpstream(buildRequest(`https://127.0.0.1:${await startTls()}`)))

    expect(outcome).toEqual({ code: 'response_invalid', check: 'tls', endpoint: 'person' })
  })

  it('F038 because it speaks no TLS at all is refused', async () => {
    const { origin } = await startLoopback(reply(200))
    const outcome = await outcomeOf(() => callUpstream(buildRequest(origin.replace('http:', 'https:'))))

    expect(outcome).toMatchObject({ code: 'response_invalid', check: 'tls' })
  })
})

describe('a failure', () => {
  it('repeats neither the URL nor what the runtime said', async () => {
    const failure = await failureOf(async () => callUpstream(buildRequest(`http://127.0.0.1:${await closedPort()}`)))
    const everything = JSON.stringify([failure, failure.message, failure.cause, failure.details])

    expect(everything).not.toMatch(/S1234567D|127\.0\.0\.1|ECONN/)
    expect(failure.cause).toBeUndefined()
  })
})

describe('the trace', () => {
  it('hears of a call without its path, query or body', async () => {
    const { origin } = await startLoopback(reply(200, 'secret'))
    const events: TraceEvent[] = []
    const request = buildRequest(origin, { try: 2, transaction: '9f86d081884c7d659a2f' })
    await callUpstream(request, { trace: (event) => events.push(event) })

    const milliseconds = expect.any(Number)
    const host = new URL(origin).host
    const transaction = '9f86d081884c7d659a2f'
    expect(events).toEqual([
      { kind: 'call', endpoint: 'person', method: 'GET', host, status: 200, milliseconds, try: 2, transaction },
    ])
  })

  it('hears of a call that brought no answer', async () => {
    const events: TraceEvent[] = []
    const request = buildRequest(`http://127.0.0.1:${await closedPort()}`)
    await failureOf(() => callUpstream(request, { trace: (event) => events.push(event) }))

    expect(events).toMatchObject([{ kind: 'call', status: undefined, try: 1 }])
  })
})

describe('an outage', () => {
  function buildAnswer(status: number, headers = {}) {
    return { status, headers: new Headers(headers), text: '' }
  }

  it.each([429, 500, 502, 503, 504])('is status %i', async (status) => {
    const outcome = await outcomeOf(() => refuseOutage(buildAnswer(status, { 'Retry-After': '7' }), 'token'))

    expect(outcome).toEqual({ code: 'unavailable', endpoint: 'token', status, retryAfter: 7_000 })
  })

  it.each([200, 400, 401, 403, 404, 428, 499])('is not status %i', (status) => {
    expect(() => refuseOutage(buildAnswer(status), 'token')).not.toThrow()
  })
})
