import type { TakenAttempt } from 'singpass-client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { followFirst } from './second-arrival.ts'
import { testServices } from './testing/services.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const origin = { browser: 'browser-1', product: 'savings-account' }
const arrival = { browser: 'browser-1', connection: 'fapi' }
const live = { id: 'session-1', createdAt: 0, expiresAt: 1 }
let logins = 0

/** A login that is under way: its callback has been taken, and ends when it is told how. */
function underWay() {
  const state = `state-${++logins}`
  let outcome: string | undefined
  const take = vi.fn(async (): Promise<TakenAttempt> => ({ kind: 'ended', origin, outcome }))
  const services = testServices({ attempts: { take }, sessions: { find: async () => live } })
  return {
    take,
    arrive: () => followFirst({ services, request: comingBack(), state, arrival, origin, secret: 'first' }),
    end(how: string) {
      outcome = how
    },
  }
}

function comingBack(cookie = '') {
  return new Request('http://localhost:3000/api/auth/callback/fapi', { headers: { cookie } })
}

/** The answer to a second arrival when these secrets have a session. */
async function follow({ outcome = 'retrieved', cookie = '', open = ['first'] }) {
  const sessions = { find: async (secret: string) => (open.includes(secret) ? live : undefined) }
  const services = testServices({ sessions })
  const response = await followFirst({
    services,
    request: comingBack(cookie),
    state: 'state',
    arrival,
    origin,
    outcome,
    secret: 'first',
  })
  return { to: response?.headers.get('location'), cookies: response?.headers.getSetCookie() }
}

test('a callback that arrives again goes where the first one went, with the session that the first one began', async () => {
  expect(await follow({})).toEqual({
    to: '/savings-account/apply?welcome=1',
    cookies: ['session=first; Path=/; HttpOnly; SameSite=Lax'],
  })
  expect(await follow({ cookie: 'session=gone' })).toMatchObject({
    cookies: [expect.stringContaining('session=first')],
  })
})

test('a callback that arrives again leaves the session alone that is open in its browser', async () => {
  expect(await follow({ cookie: 'session=newer', open: ['first', 'newer'] })).toEqual({
    to: '/savings-account/apply?welcome=1',
    cookies: [],
  })
})

test('a callback that arrives again after the session has ended is told to start again', async () => {
  expect(await follow({ open: [] })).toEqual({ to: '/savings-account?outcome=start_again', cookies: [] })
})

test('a callback of a login that failed is given no session when it arrives again', async () => {
  expect(await follow({ outcome: 'declined' })).toEqual({ to: '/savings-account?outcome=declined', cookies: [] })
})

test('S57: all callbacks that wait for one login share one poll', async () => {
  const login = underWay()
  const waiting = [login.arrive(), login.arrive(), login.arrive()]
  await vi.advanceTimersByTimeAsync(1_000)
  expect(login.take).toHaveBeenCalledTimes(4)

  login.end('declined')
  await vi.advanceTimersByTimeAsync(250)
  const answers = await Promise.all(waiting)
  expect(answers.map((answer) => answer?.headers.get('location'))).toEqual(
    Array.from({ length: 3 }, () => '/savings-account?outcome=declined'),
  )
})

test('S32: a fourth callback that waits for one login is put off, and may come again later', async () => {
  const login = underWay()
  const waiting = [login.arrive(), login.arrive(), login.arrive()]
  expect(await login.arrive()).toBe(undefined)

  login.end('retrieved')
  await vi.advanceTimersByTimeAsync(250)
  await Promise.all(waiting)
  const later = login.arrive()
  await vi.advanceTimersByTimeAsync(250)
  expect((await later)?.status).toBe(303)
})

test('S32: more than a hundred callbacks that wait together are put off', async () => {
  const many = Array.from({ length: 34 }, underWay)
  const waiting = many.slice(0, 33).flatMap((login) => [login.arrive(), login.arrive(), login.arrive()])
  const last = many[33]
  const hundredth = last?.arrive()
  expect(await last?.arrive()).toBe(undefined)

  for (const login of many) login.end('retrieved')
  await vi.advanceTimersByTimeAsync(250)
  expect(await Promise.all([...waiting, hundredth])).not.toContain(undefined)
})

test('a callback that waits fifteen seconds in vain is told that Myinfo cannot be reached', async () => {
  const waiting = underWay().arrive()
  await vi.advanceTimersByTimeAsync(15_000)

  expect((await waiting)?.headers.get('location')).toBe('/savings-account?outcome=unavailable')
})
