import type { TakenAttempt } from 'singpass-client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { followFirst } from './second-arrival.ts'
import { testServices } from './testing/services.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const origin = { browser: 'browser-1', product: 'savings-account' }
const arrival = { browser: 'browser-1', connection: 'fapi' }
let logins = 0

/** A login that is under way: its callback has been taken, and ends when it is told how. */
function underWay() {
  const state = `state-${++logins}`
  let outcome: string | undefined
  const take = vi.fn(async (): Promise<TakenAttempt> => ({ kind: 'ended', origin, outcome }))
  const services = testServices({ attempts: { take } })
  return {
    take,
    arrive: () => followFirst({ services, state, arrival, origin }),
    end(how: string) {
      outcome = how
    },
  }
}

test('a callback that arrives again goes where the first one went', async () => {
  const { services } = { services: testServices() }
  const known = await followFirst({ services, state: 'state', arrival, origin, outcome: 'retrieved' })

  expect(known?.headers.get('location')).toBe('/savings-account/apply?welcome=1')
})

test('S57: all that wait for one login share one poll', async () => {
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

test('S32: a fourth that waits for one login is put off, and may come again later', async () => {
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

test('S32: more than a hundred that wait together are put off', async () => {
  const many = Array.from({ length: 34 }, underWay)
  const waiting = many.slice(0, 33).flatMap((login) => [login.arrive(), login.arrive(), login.arrive()])
  const last = many[33]
  const hundredth = last?.arrive()
  expect(await last?.arrive()).toBe(undefined)

  for (const login of many) login.end('retrieved')
  await vi.advanceTimersByTimeAsync(250)
  expect(await Promise.all([...waiting, hundredth])).not.toContain(undefined)
})

test('who waits fifteen seconds in vain is told that Myinfo cannot be reached', async () => {
  const waiting = underWay().arrive()
  await vi.advanceTimersByTimeAsync(15_000)

  expect((await waiting)?.headers.get('location')).toBe('/savings-account?outcome=unavailable')
})
