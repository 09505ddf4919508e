import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Simulator } from '../index.ts'
import { personas } from '../personas/index.ts'
import { buildTestClient, clientId, createTestKeys, startSimulator } from '../testing/test-client.ts'
import { createTestRp } from '../testing/test-rp.ts'

const keys = await createTestKeys()
let simulator: Simulator

beforeAll(async () => {
  simulator = await startSimulator(buildTestClient(keys, { name: 'Tom & <b>Jerry</b>' }))
})
afterAll(() => simulator.stop())

const page = async (query = '') => {
  const response = await fetch(`${simulator.origin}/review${query}`)
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const press = (origin: string | undefined, client = clientId) =>
  fetch(`${simulator.origin}/review`, {
    method: 'POST',
    body: new URLSearchParams({ client, step: 'next' }),
    headers: origin === undefined ? {} : { origin },
    redirect: 'manual',
  })

test('before anybody has called, the page says what to do', async () => {
  const { status, text } = await page()
  expect(status).toBe(200)
  expect(text).toContain('Nothing to review yet')
  expect(text).toContain('log in, then ask again')
})

test('after a login, it shows what was right and what was wrong, escaped', async () => {
  const rp = createTestRp(simulator, keys)
  await rp.travel(personas[0]?.id ?? '', { form: { state: 's' } })
  const { text, headers } = await page()
  expect(text).toContain('Review of Tom &amp; &lt;b&gt;Jerry&lt;/b&gt;')
  expect(text).toContain('state-short')
  // What makes a browser name the site that a post comes from.
  expect(headers.get('referrer-policy')).toBe('same-origin')
})

test('its button arms one scenario after the other, and keeps each verdict', async () => {
  const answer = await press(simulator.origin)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/review?client=${clientId}`])
  expect((await page()).text).toContain('Log in at the client now')
  await press(simulator.origin)
  const { text } = await page()
  expect(text).toContain('1 of 22 done')
  expect(text).toContain('the client did not log in')
})

test.each(['https://elsewhere.example', 'null'])('a post from a page of %s arms nothing', async (origin) => {
  const before = (await page()).text
  expect((await press(origin)).status).toBe(403)
  expect((await page()).text).toBe(before)
})

test('a post for a client that is not registered is refused', async () => {
  expect((await press(simulator.origin, 'unknown')).status).toBe(400)
})
