import { describe, expect, test, vi } from 'vitest'
import { wordsFor } from '@/components/words/index.ts'
import { languages } from '@/lib/onboarding/language.ts'
import { openProducts, productsOnOffer } from '@/lib/onboarding/products/index.ts'
import { type Refusal, refusalStatus, refuse } from './refusal.ts'

const settings = vi.hoisted(() => ({ standIn: undefined as 'demo' | 'rehearsal' | undefined }))
vi.mock('@/lib/config/config.ts', () => ({ config: () => settings }))

const statuses: [Refusal, number][] = [
  ['not_matched', 400],
  ['foreign', 403],
  ['not_here', 404],
  ['altered', 422],
  ['too_large', 413],
  ['malformed', 400],
  ['not_a_form', 415],
  ['too_many', 429],
  ['unexpected', 500],
  ['failed', 500],
  ['unavailable', 503],
  ['away', 503],
  ['sent_otherwise', 409],
]

describe('a refusal', () => {
  test.each(statuses)('%s has the status %d', (refusal, status) => {
    expect(refusalStatus(refusal)).toBe(status)
    expect(refuse({ refusal, reference: 'ABCD-EFGH' }).status).toBe(status)
  })

  test('tells what was kept, where to go and the reference', async () => {
    const answer = refuse({ refusal: 'foreign', reference: 'ABCD-EFGH', back: '/credit-card/apply' })
    const page = await answer.text()
    expect(page).toContain('<html lang="en">')
    expect(page).toContain('<h1>This page is out of date</h1>')
    expect(page).toContain('Your answers so far are kept.')
    expect(page).toContain('href="/credit-card/apply">Go back</a>')
    expect(page).toContain('ABCD-EFGH')
  })

  test.each(['/"><meta http-equiv=refresh>', '//evil.example', '/evil.example"', 'javascript:alert(1)'])(
    'S15 never leads back to %s',
    async (back) => {
      expect(await refuse({ refusal: 'foreign', reference: 'ABCD-EFGH', back }).text()).toContain('href="/">')
    },
  )

  test.each([
    ['zh', '此页已过时', '返回'],
    ['ms', 'Halaman ini sudah lapuk', 'Kembali'],
    ['ta', 'இந்தப் பக்கம் பழையதாகிவிட்டது', 'பின்செல்லவும்'],
  ] as const)('is told in the language of the reader: %s', async (language, title, back) => {
    const page = await refuse({ refusal: 'foreign', reference: 'ABCD-EFGH', back: '/credit-card', language }).text()
    expect(page).toContain(`<html lang="${language}">`)
    expect(page).toContain(`<h1>${title}</h1>`)
    expect(page).toContain(`>${back}</a>`)
  })

  test.each(languages)('names no message by its key in %s', async (language) => {
    const pages = statuses.map(([refusal]) => refuse({ refusal, reference: 'ABCD-EFGH', language }).text())
    for (const page of await Promise.all(pages)) expect(page.replace('/refusal.css', '')).not.toContain('refusal.')
  })

  test('names no reference where nothing was recorded', async () => {
    const page = await refuse({ refusal: 'not_here' }).text()
    expect(page).toContain('href="/">Go to all products</a>')
    expect(page).not.toContain('undefined')
    expect(page).not.toMatch(/reference/i)
  })

  test('has help that can be tapped, the languages, and the way by hand of its product', async () => {
    const [product] = openProducts({ demo: true })
    const page = await refuse({
      refusal: 'foreign',
      reference: 'ABCD-EFGH',
      back: `/${product?.id}/apply?step=one`,
    }).text()
    expect(page).toContain('href="tel:+6560000000"')
    expect(page).toContain('href="mailto:')
    expect(page).toContain(`href="/${product?.id}#by-hand"`)
    for (const language of languages.filter((other) => other !== 'en'))
      expect(page).toContain(`href="/${product?.id}/apply?step=one&amp;lang=${language}"`)
  })

  test('offers no form by hand where no product is known', async () => {
    for (const back of ['/', '/applications/ABCD-EFGH-JK', '/staff', '/privacy'])
      expect(await refuse({ refusal: 'away', reference: 'ABCD-EFGH', back }).text()).not.toContain('#by-hand')
  })

  test.each(['not_matched', 'too_many'] as const)(
    'of a login offers every product by hand where none is known: %s',
    async (refusal) => {
      const page = await refuse({ refusal, reference: 'ABCD-EFGH' }).text()
      expect(page).toContain('<h2>Or fill in the form yourself</h2>')
      for (const { id } of productsOnOffer({ demo: false })) expect(page).toContain(`href="/${id}#by-hand"`)
      const [product] = openProducts({ demo: true })
      const known = await refuse({ refusal, reference: 'ABCD-EFGH', back: `/${product?.id}` }).text()
      expect(known.split('#by-hand')).toHaveLength(2)
    },
  )

  test('runs nothing, posts nothing, is framed by nobody and is kept by nobody', () => {
    const { headers } = refuse({ refusal: 'altered', reference: 'ABCD-EFGH' })
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none';.*form-action 'none';.*frame-ancestors 'none'/,
    )
    expect([headers.get('x-content-type-options'), headers.get('referrer-policy')]).toEqual(['nosniff', 'same-origin'])
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('retry-after')).toBeNull()
  })

  test.each(languages)('says in %s that nothing here is real, where it is so', async (language) => {
    const page = () => refuse({ refusal: 'not_here', language }).text()
    expect(await page()).not.toContain('ribbon')
    for (const standIn of ['demo', 'rehearsal'] as const) {
      settings.standIn = standIn
      expect(await page()).toContain(`<strong>${wordsFor(language).t(`${standIn}.ribbon`)}</strong> · `)
    }
    settings.standIn = undefined
  })

  test('has the bar of the demo in a demo that was built as one, and in nothing else', async () => {
    for (const [built, standIn] of [
      ['1', 'demo'],
      ['', 'demo'],
      ['1', 'rehearsal'],
      ['1', undefined],
    ] as const) {
      vi.stubEnv('BUILT_FOR_DEMO', built)
      settings.standIn = standIn
      for (const [refusal] of statuses) {
        const page = await refuse({ refusal, reference: 'ABCD-EFGH', back: '/credit-card' }).text()
        const links = ['<details id="demo-bar"', 'href="/demo"', 'href="/api/demo/bar.css"']
        const expected = built === '1' && standIn === 'demo' ? links : []
        expect(
          links.filter((link) => page.includes(link)),
          `${refusal} ${built} ${standIn}`,
        ).toEqual(expected)
      }
    }
    vi.unstubAllEnvs()
    settings.standIn = undefined
  })

  test('tells when to come back where it knows', () => {
    expect(refuse({ refusal: 'too_many', reference: 'ABCD-EFGH', retryAfter: 30 }).headers.get('retry-after')).toBe(
      '30',
    )
  })
})
