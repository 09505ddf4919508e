import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { redirectUri, scopes, shareCounterpart } from './fapi-trip.ts'

const counterpart = shareCounterpart()

test('F008 an endpoint that does not answer is soon not asked, so that nobody waits for it, and is asked again when it does', async () => {
  const changes: string[] = []
  const client = counterpart.client({
    circuit: ({ endpoint, isOpen }) => changes.push(`${endpoint} ${isOpen ? 'open' : 'closed'}`),
  })
  const login = async () => {
    const startedAt = performance.now()
    const how = await client.authorise({ scopes, redirectUri }).then(
      () => 'begun',
      (failure) => `${failure.code} ${failure.details.endpoint}`,
    )
    return { how, milliseconds: performance.now() - startedAt }
  }
  expect(await login()).toMatchObject({ how: 'begun' })

  counterpart.simulator().arm({ fault: 'par-500', times: 100, delay: 30_000 })
  const waited = await Promise.all(Array.from({ length: 5 }, login))
  expect(waited.map(({ how }) => how)).toEqual(Array(5).fill('unavailable par'))
  expect(changes).toEqual(['par open'])

  const refused = await Promise.all(Array.from({ length: 50 }, login))
  expect(new Set(refused.map(({ how }) => how))).toEqual(new Set(['unavailable par']))
  expect(Math.max(...refused.map(({ milliseconds }) => milliseconds))).toBeLessThan(2_000)

  counterpart.simulator().clearFaults()
  await sleep(10_100)
  expect(await login()).toMatchObject({ how: 'begun' })
  expect(changes).toEqual(['par open', 'par closed'])
})
