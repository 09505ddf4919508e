import type { Attempt } from 'singpass-client'
import { describe, expect, test } from 'vitest'
import { SealRefused } from '../sealing/seal.ts'
import { allAtOnce, makeDataKey, openTestDatabase, releasedTogether, stoppedClock } from '../testing/server.ts'

const database = await openTestDatabase()

const TEN_MINUTES = 10 * 60_000
const origin = { browser: 'browser-1', product: 'savings-account' }
const arrival = { browser: 'browser-1', connection: 'fapi' }
let count = 0

function anAttempt(startedAt: number): Attempt {
  return {
    state: `state-${++count}`,
    connection: 'fapi',
    scopes: ['openid', 'name'],
    redirectUri: 'http://localhost:3000/api/auth/callback/fapi',
    startedAt,
    expiresAt: startedAt + TEN_MINUTES,
    secrets: {
      nonce: 'nonce-1',
      codeVerifier: 'verifier-1',
      dpopKey: { kty: 'EC', crv: 'P-256', d: 'secret-d' },
      dpopNonce: 'server-nonce',
    },
  }
}

async function leave() {
  const clock = stoppedClock()
  const { attempts } = database.storage({ now: clock.now })
  const attempt = anAttempt(clock.now())
  await attempts.put(attempt, origin)
  return { attempts, attempt, clock }
}

describe('an attempt', () => {
  test('comes back whole to the browser it left from', async () => {
    const { attempts, attempt } = await leave()

    expect(await attempts.take(attempt.state, arrival)).toEqual({ kind: 'taken', attempt, origin })
  })

  test('is taken once, however many callbacks arrive together', async () => {
    const { attempts, attempt } = await leave()
    const lock = 'select 1 from attempts for update'
    const results = await releasedTogether({ url: database.url, lock, waiting: 10 }, () =>
      allAtOnce(50, () => attempts.take(attempt.state, arrival)),
    )

    expect(results.filter(({ kind }) => kind === 'taken')).toEqual([{ kind: 'taken', attempt, origin }])
    expect(results.filter(({ kind }) => kind === 'ended')).toHaveLength(49)
  })

  test('taken before has no outcome until it is recorded', async () => {
    const { attempts, attempt } = await leave()
    await attempts.take(attempt.state, arrival)

    expect(await attempts.take(attempt.state, arrival)).toEqual({ kind: 'ended', origin, outcome: undefined })
    await attempts.end(attempt.state, 'access_denied')
    expect(await attempts.take(attempt.state, arrival)).toEqual({
      kind: 'ended',
      origin,
      outcome: 'access_denied',
    })
  })

  test('S03: asked for by another connection is unknown and stays open to its own', async () => {
    const { attempts, attempt } = await leave()

    expect(await attempts.take(attempt.state, { ...arrival, connection: 'v3' })).toEqual({ kind: 'unknown' })
    expect((await attempts.take(attempt.state, arrival)).kind).toBe('taken')
    expect(await attempts.take(attempt.state, { ...arrival, connection: 'v3' })).toEqual({ kind: 'unknown' })
  })

  test('comes back with the agencies that it left out', async () => {
    const { attempts } = await leave()
    const attempt = anAttempt(stoppedClock().now())
    const without = { ...origin, withoutAgencies: ['IRAS', 'CPFB'] }
    await attempts.put(attempt, without)

    expect(await attempts.take(attempt.state, arrival)).toEqual({ kind: 'taken', attempt, origin: without })
  })

  test('asked for by another browser is unknown and stays open to its own', async () => {
    const { attempts, attempt } = await leave()

    expect(await attempts.take(attempt.state, { ...arrival, browser: 'browser-2' })).toEqual({ kind: 'unknown' })
    expect((await attempts.take(attempt.state, arrival)).kind).toBe('taken')
  })

  test('taken before is unknown to another browser', async () => {
    const { attempts, attempt } = await leave()
    await attempts.take(attempt.state, arrival)

    expect(await attempts.take(attempt.state, { ...arrival, browser: 'browser-2' })).toEqual({ kind: 'unknown' })
  })

  test('F019 is known in the last millisecond and unknown at its expiry', async () => {
    const last = await leave()
    last.clock.pass(TEN_MINUTES - 1)
    const late = await leave()
    late.clock.pass(TEN_MINUTES)

    expect((await last.attempts.take(last.attempt.state, arrival)).kind).toBe('taken')
    expect(await late.attempts.take(late.attempt.state, arrival)).toEqual({ kind: 'unknown' })
  })

  test('of an invented state is unknown', async () => {
    const { attempts } = await leave()

    expect(await attempts.take('invented', arrival)).toEqual({ kind: 'unknown' })
  })

  test('put twice under one state is refused', async () => {
    const { attempts, attempt } = await leave()

    await expect(attempts.put(attempt, origin)).rejects.toMatchObject({ name: 'StorageFault', sqlState: '23505' })
  })

  test('keeps nothing sealed once it was taken', async () => {
    const { attempts, attempt } = await leave()
    const before = await database.query(
      'select count(attempt)::int from attempts where outcome is null and taken_at is null',
    )
    await attempts.take(attempt.state, arrival)
    const after = await database.query(
      'select count(attempt)::int from attempts where outcome is null and taken_at is null',
    )

    expect(before[0]?.count - after[0]?.count).toBe(1)
    expect(await database.query('select 1 from attempts where taken_at is not null and attempt is not null')).toEqual(
      [],
    )
  })

  test('leaves neither its state nor its secrets in the table', async () => {
    const { attempt } = await leave()
    const stored = await database.query('select attempts::text as text, encode(attempt, $1) as sealed from attempts', [
      'escape',
    ])
    const dump = JSON.stringify(stored)

    for (const secret of [attempt.state, 'nonce-1', 'verifier-1', 'secret-d', 'server-nonce'])
      expect(dump).not.toContain(secret)
  })

  test('sealed by a key that is gone is refused, and not given out later either', async () => {
    const { attempts, attempt } = await leave()
    const stranger = database.storage({ dataKeys: makeDataKey('test'), now: stoppedClock().now })

    await expect(stranger.attempts.take(attempt.state, arrival)).rejects.toBeInstanceOf(SealRefused)
    expect((await attempts.take(attempt.state, arrival)).kind).toBe('ended')
  })
})
