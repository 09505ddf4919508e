import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { fillToReview, submit } from './answers.ts'
import { people, retrieve } from './singpass.ts'

const widths = [390, 1280]
const schemes = ['light', 'dark'] as const
const languages = ['en', 'zh', 'ms', 'ta']

/** Faults that axe finds by the rules of WCAG 2.2, A and AA, named by rule and element. */
async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

for (const width of widths) {
  for (const colorScheme of schemes) {
    test.describe(`at ${width} px in ${colorScheme} colours`, () => {
      test.use({ viewport: { width, height: 844 }, colorScheme })

      test('the pages before the form have no fault', async ({ page }) => {
        for (const place of [
          '/',
          '/savings-account',
          '/savings-account?outcome=declined',
          '/credit-card?outcome=unavailable&ref=ABCD-EFGH',
          '/privacy',
          '/accessibility',
          '/gold-bars',
        ]) {
          await page.goto(place)
          expect(await faultsOf(page), place).toEqual([])
        }
      })

      test('every step, the review and the receipt have no fault', async ({ page }) => {
        await page.goto('/credit-card')
        await retrieve({ page, connection: 'fapi', applicant: people.fapi.citizen })
        for (const place of ['?welcome=1', '?step=contact', '?step=income', '?step=income&check=1', '?step=card']) {
          await page.goto(`/credit-card/apply${place}`)
          expect(await faultsOf(page), place).toEqual([])
        }
        await page.goto('/credit-card/apply')
        await fillToReview(page)
        expect(await faultsOf(page), 'review').toEqual([])
        await submit(page)
        expect(await faultsOf(page), 'receipt').toEqual([])
      })
    })
  }
}

for (const language of languages) {
  test(`the form by hand has no fault in the language ${language}`, async ({ page, context, baseURL }) => {
    await context.addCookies([{ name: 'language', value: language, url: baseURL ?? '' }])
    await page.goto('/family-insurance')
    await expect(page.locator('html')).toHaveAttribute('lang', new RegExp(`^${language}`))
    expect(await faultsOf(page), 'start').toEqual([])
    await page.locator('form[action$="/by-hand"] button').first().click()
    await page.waitForURL(/\/apply/)
    expect(await faultsOf(page), 'form').toEqual([])
    await page.goto('/family-insurance/apply?step=contact&check=1')
    expect(await faultsOf(page), 'errors').toEqual([])
  })
}
