import { describe, expect, test } from 'vitest'
import { createTestBrowser } from '../fixtures/browser.ts'
import { personas } from '../personas/index.ts'
import { shareSimulator } from '../testing/shared-simulator.ts'
import { redirectUri } from '../testing/test-client.ts'
import { callbackFaults } from './callback.ts'

const persona = personas[0]?.id ?? ''

const { simulator, rp } = await shareSimulator()

async function comeBackWith(fault: string): Promise<URL> {
  simulator.arm(fault)
  return (await rp.travel(persona)).callback
}

describe('a callback', () => {
  test('without a fault carries code, state and iss', async () => {
    const { callback } = await rp.travel(persona)
    expect([...callback.searchParams.keys()].sort()).toEqual(['code', 'iss', 'state'])
  })

  test.each(
    callbackFaults.map(({ name }) => name).filter((name) => !/callback-(never|error-(no|wrong)-iss)/.test(name)),
  )('%s reaches the client, altered', async (fault) => {
    const { searchParams, origin, pathname, hash } = await comeBackWith(fault)
    expect(`${origin}${pathname}`).toBe(redirectUri)
    const isWhole =
      [...searchParams.keys()].sort().join() === 'code,iss,state' &&
      searchParams.get('iss') === simulator.issuer &&
      searchParams.get('state') === 'state-of-thirty-characters-or-more' &&
      /^[\w-]{40,60}$/.test(searchParams.get('code') ?? '')
    const isForeignCode = fault === 'callback-foreign-code'
    expect(isWhole && hash === '' && !isForeignCode).toBe(false)
  })

  test.each([
    ['callback-error-no-iss', []],
    ['callback-error-wrong-iss', ['1']],
  ])('%s waits for a refusal of the person, and alters its iss', async (fault, ending) => {
    simulator.arm(fault)
    expect((await rp.travel(persona)).callback.searchParams.get('iss')).toBe(simulator.issuer)
    const { body } = await rp.push()
    const browser = createTestBrowser(simulator.origin)
    const gallery = await browser.open(rp.buildAuthorisationUrl(String(body.request_uri)))
    const { url } = await browser.post(gallery.url, { cancel: 'yes' })
    expect(url.searchParams.get('error')).toBe('access_denied')
    expect(url.searchParams.getAll('iss')).toEqual(ending.map((end) => `${simulator.issuer}${end}`))
    simulator.clearFaults()
  })

  test('that never comes leaves the browser on a page', async () => {
    expect((await comeBackWith('callback-never')).origin).toBe(simulator.origin)
  })

  test.each([
    ['callback-no-iss', 'iss', []],
    ['callback-state-twice', 'state', ['state-of-thirty-characters-or-more', 'state-of-thirty-characters-or-more']],
    ['callback-access-denied', 'error', ['access_denied']],
    ['callback-access-denied', 'code', []],
    ['callback-legacy-iss', 'iss', ['https://stg-id.singpass.gov.sg']],
  ])('%s has %s %o', async (fault, name, values) => {
    expect((await comeBackWith(fault)).searchParams.getAll(name)).toEqual(values)
  })

  test('with a foreign code gives no tokens', async () => {
    simulator.arm('callback-foreign-code')
    const outcome = await rp.exchange(await rp.travel(persona))
    expect([outcome.status, outcome.body.error]).toEqual([400, 'invalid_grant'])
  })
})
