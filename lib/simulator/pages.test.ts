import { describe, expect, test } from 'vitest'
import { createTestBrowser } from './fixtures/browser.ts'
import { createSimulator } from './index.ts'
import { html } from './pages/html.ts'
import { personas } from './personas/index.ts'
import { shareSimulator } from './testing/shared-simulator.ts'
import { buildTestClient, redirectUri, startSimulator } from './testing/test-client.ts'
import { createTestRp } from './testing/test-rp.ts'

const [citizen, resident] = personas

const { keys, simulator, rp } = await shareSimulator({ name: 'Tom & <b>Jerry</b>' })

async function begin(browser = createTestBrowser(simulator.origin)) {
  const { body } = await rp.push()
  return { browser, gallery: await browser.open(rp.buildAuthorisationUrl(String(body.request_uri))) }
}

describe('the login page', () => {
  test('shows everyone of the gallery with a sentence, and says that nobody exists', async () => {
    const { gallery } = await begin()
    expect(gallery.status).toBe(200)
    expect(gallery.text).toContain('made-up people')
    for (const { id, story } of personas) {
      expect(gallery.text).toContain(`value="${id}"`)
      expect(gallery.text).toContain(html`${story}`.markup)
    }
  })

  test('puts people under headings, and finds those whose card has every word that is looked for', async () => {
    const { browser, gallery } = await begin()
    expect(gallery.text).toContain('<h2>Work passes</h2>')
    const found = await browser.open(new URL('?q=loan%20flat', gallery.url))
    expect(found.text.match(/class="card"/g)).toHaveLength(1)
    expect(found.text).toContain('HDB owner with a loan')
    expect((await browser.open(new URL('?q=%3Ci%3E', gallery.url))).text).toContain('Nobody found for <q>&lt;i&gt;</q>')
  })

  test('says who is good for what is asked for', async () => {
    const { gallery } = await begin()
    const cards = gallery.text.split('<li>')
    const says = (title: string) => cards.find((card) => card.includes(`>${title}<`))
    expect(says('Citizen with everything')).toContain('Good for this product: 2 of 2 items on record')
    expect(says('Everything unavailable')).not.toContain('Good for this product')
    expect(says('Foreign account, no Myinfo')).toContain('No Myinfo profile')
  })

  test('escapes what it shows', async () => {
    const { gallery } = await begin()
    expect(gallery.text).toContain('Tom &amp; &lt;b&gt;Jerry&lt;/b&gt;')
    expect(gallery.text).not.toContain('<b>Jerry')
  })

  test('sends who cancels back with access_denied', async () => {
    const { browser, gallery } = await begin()
    const { url } = await browser.post(gallery.url, { cancel: 'yes' })
    expect(Object.fromEntries(url.searchParams)).toMatchObject({ error: 'access_denied', iss: simulator.issuer })
  })

  test('refuses a person who is not in the gallery', async () => {
    const { browser, gallery } = await begin()
    expect((await browser.post(gallery.url, { persona: 'nobody' })).status).toBe(400)
  })

  test('is refused to another browser', async () => {
    const { gallery } = await begin()
    const stranger = createTestBrowser(simulator.origin)
    expect((await stranger.open(gallery.url)).status).toBe(400)
    expect((await stranger.post(gallery.url, { persona: citizen?.id ?? '' })).status).toBe(400)
  })
})

describe('the consent page', () => {
  test('names the application, its entity, the purpose and the items', async () => {
    const { browser, gallery } = await begin()
    const consent = await browser.post(gallery.url, { persona: citizen?.id ?? '' })
    for (const text of ['Example Bank', 'opening a savings account', 'NRIC or FIN', '2 items', 'Agree', 'Decline']) {
      expect(consent.text).toContain(text)
    }
  })

  test('sends who declines back with access_denied and the state', async () => {
    const { browser, gallery } = await begin()
    const consent = await browser.post(gallery.url, { persona: citizen?.id ?? '' })
    const { url } = await browser.post(consent.url, { decision: 'decline' })
    expect(url.href.startsWith(redirectUri)).toBe(true)
    expect(url.searchParams.get('error')).toBe('access_denied')
    expect(url.searchParams.get('state')).toBe('state-of-thirty-characters-or-more')
    expect(url.searchParams.has('code')).toBe(false)
  })

  test('leaves out iss from an error when told to', async () => {
    simulator.configure({ issOnError: false })
    const { browser, gallery } = await begin()
    const { url } = await browser.post(gallery.url, { cancel: 'yes' })
    expect(url.searchParams.has('iss')).toBe(false)
    simulator.configure({ issOnError: true })
  })

  test('comes after the login page, never before', async () => {
    const { browser, gallery } = await begin()
    const consent = await browser.open(`${gallery.url}/consent`)
    expect(consent.url.pathname).toBe(gallery.url.pathname)
    expect((await browser.post(`${gallery.url}/consent`, { decision: 'agree' })).status).toBe(400)
  })

  test('lets two tabs of one browser finish in reverse order, each with its own person', async () => {
    const one = await begin()
    const two = await begin(one.browser)
    const first = await one.browser.post(one.gallery.url, { persona: citizen?.id ?? '' })
    const second = await one.browser.post(two.gallery.url, { persona: resident?.id ?? '' })
    const backSecond = await one.browser.post(second.url, { decision: 'agree' })
    const backFirst = await one.browser.post(first.url, { decision: 'agree' })
    expect(backSecond.url.searchParams.get('code')).toMatch(/^[\w-]{20,}$/)
    expect(backFirst.url.searchParams.get('code')).toMatch(/^[\w-]{20,}$/)
  })

  test('is left out for a Login application, which has no userinfo either', async () => {
    const login = buildTestClient(keys, { kind: 'login', scopes: ['user.identity', 'name'] })
    const other = await startSimulator(login)
    const client = createTestRp(other, keys)
    const form = { scope: 'openid user.identity', authentication_context_type: 'APP_AUTHENTICATION_DEFAULT' }
    const { body } = await client.push({ form })
    const browser = createTestBrowser(other.origin)
    const gallery = await browser.open(client.buildAuthorisationUrl(String(body.request_uri)))
    const { url } = await browser.post(gallery.url, { persona: citizen?.id ?? '' })
    expect(url.searchParams.has('code')).toBe(true)
    expect((await client.push({ form: { scope: 'openid name' } })).body.error).toBe('invalid_request')
    await other.stop()
  })
})

describe('a simulator', () => {
  test('refuses to listen where others can reach it', async () => {
    await expect(createSimulator({ port: 0, host: '0.0.0.0', clients: [] })).rejects.toThrow('needs an issuer')
  })

  test('tells who asks for an unknown page that there is none', async () => {
    expect((await fetch(`${simulator.origin}/nothing`)).status).toBe(404)
  })

  test('forbids its pages to run scripts or to be framed', async () => {
    const { gallery } = await begin()
    const policy = (await fetch(gallery.url)).headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
  })
})
