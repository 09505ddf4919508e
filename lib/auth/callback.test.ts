import { NextRequest } from 'next/server'
import { SingpassError, type TakenAttempt } from 'singpass-client'
import { expect, test, vi } from 'vitest'
import { specimenAccount } from '@/lib/onboarding/products/specimens/account.ts'
import { answerCallback } from './callback.ts'
import { hashBrowserToken } from './request/browser-cookie.ts'
import { testAttempt, testBrowser, testClient, testServices } from './testing/services.ts'

const state = 'S'.repeat(43)
const browser = testBrowser()
const attempt = testAttempt({ state })
const origin = { browser: hashBrowserToken(browser.token), product: specimenAccount.id }

function arrive(query: string, { cookie = browser.cookie, taken }: { cookie?: string; taken?: TakenAttempt } = {}) {
  const take = vi.fn(async () => taken ?? { kind: 'unknown' as const })
  const end = vi.fn(async () => undefined)
  const refused = vi.fn()
  const retrieve = vi.fn(async () => {
    throw new SingpassError('access_denied', 'they declined', {})
  })
  const failed = vi.fn()
  const services = testServices({
    attempts: { take, end },
    events: { refused, failed },
    sessions: { find: async () => ({ id: 'session-1', createdAt: 0, expiresAt: 1 }) },
    product: () => specimenAccount,
    client: () => testClient({ retrieve }),
  })
  const request = new NextRequest(`http://localhost:3000/api/auth/callback/fapi?${query}`, { headers: { cookie } })
  return {
    take,
    end,
    refused,
    retrieve,
    failed,
    answer: () => answerCallback({ services, connection: 'fapi', request }),
  }
}

test('S02: a callback is looked for by state, browser and connection together', async () => {
  const { answer, take } = arrive(`code=a&state=${state}`)
  await answer()

  expect(take).toHaveBeenCalledExactlyOnceWith(state, { browser: origin.browser, connection: 'fapi' })
})

test.each([
  ['malformed', 'malformed', `code=a&error=b&state=${state}`, browser.cookie],
  ['of a browser without its cookie', 'browser', `code=a&state=${state}`, ''],
  ['of a browser with a forged cookie', 'browser', `code=a&state=${state}`, `browser=${'0'.repeat(64)}|x`],
])('S02: a callback that is %s is refused and takes no attempt', async (_, reason, query, cookie) => {
  const { answer, take, refused } = arrive(query, { cookie })

  expect(await answer()).toMatchObject({ kind: 'refused', reason })
  expect(take).not.toHaveBeenCalled()
  expect(refused).toHaveBeenCalledOnce()
})

test('S02: a callback that fits no attempt is refused, with a reference that is logged', async () => {
  const { answer, refused, retrieve } = arrive(`code=a&state=${state}`)
  const answered = await answer()

  expect(answered).toMatchObject({ kind: 'refused', reason: 'attempt', reference: expect.stringMatching(/^[A-Z]{4}-/) })
  expect(refused).toHaveBeenCalledExactlyOnceWith({
    reason: 'attempt',
    reference: 'reference' in answered && answered.reference,
  })
  expect(retrieve).not.toHaveBeenCalled()
})

test('S57: a callback of a login that has ended makes no token call', async () => {
  const { answer, retrieve } = arrive(`code=a&state=${state}`, {
    taken: { kind: 'ended', origin, outcome: 'retrieved' },
  })
  const answered = await answer()

  expect(answered.kind === 'answered' && answered.response.headers.get('location')).toBe(
    '/specimen-account/apply?welcome=1',
  )
  expect(retrieve).not.toHaveBeenCalled()
})

test('a person who declined is led back to the product, and the attempt ends as that', async () => {
  const { answer, end, failed } = arrive(`error=access_denied&state=${state}`, {
    taken: { kind: 'taken', attempt, origin },
  })
  const answered = await answer()

  expect(answered.kind === 'answered' && answered.response.headers.get('location')).toBe(
    '/specimen-account?outcome=declined',
  )
  expect(end).toHaveBeenCalledExactlyOnceWith(state, 'declined')
  expect(failed).toHaveBeenCalledOnce()
})

test('S43: a database that is away during a login is told as unavailable, not as our mistake', async () => {
  const arrival = arrive(`error=access_denied&state=${state}`, { taken: { kind: 'taken', attempt, origin } })
  arrival.retrieve.mockRejectedValue(Object.assign(new Error('away'), { name: 'StorageUnavailable' }))
  const answered = await arrival.answer()

  expect(answered.kind === 'answered' && answered.response.headers.get('location')).toContain('outcome=unavailable')
  expect(arrival.end).toHaveBeenCalledExactlyOnceWith(state, 'unavailable')
})
