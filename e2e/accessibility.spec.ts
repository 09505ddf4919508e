import { expect, type Page, test } from '@playwright/test'
import { fillToReview, submit } from '../bin/browser/answers.ts'
import { people, retrieve } from '../bin/browser/singpass.ts'
import { expectNoFault, faultsOf, wordFaultsOf } from './axe.ts'

/** Opens each place of this site and finds no fault in any of its looks. */
async function visit(page: Page, places: readonly string[]): Promise<void> {
  for (const place of places) {
    await page.goto(place)
    await expectNoFault(page, place)
  }
}

test.beforeEach(() => {
  test.setTimeout(240_000)
})

test('the pages before the form have no fault', async ({ page }) => {
  await visit(page, ['/', '/specimen-account', '/privacy', '/accessibility', '/doctor'])
})

test('how a trip ended, what is missing and what is refused have no fault', async ({ page }) => {
  await visit(page, [
    '/specimen-account?outcome=declined',
    '/specimen-card?outcome=unavailable&ref=ABCD-EFGH',
    '/gold-bars',
    '/resume/gone',
    '/api/auth/callback/v3?code=a',
    '/problem?kind=away&reference=ABCD-EFGH',
    '/problem?kind=unexpected&reference=ABCD-EFGH',
  ])
})

test('a page whose script fails says so, and has no fault', async ({ page }) => {
  await page.goto('/specimen-account')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await page.waitForURL(/\/apply/)
  await page.addInitScript(() => Object.assign(Element.prototype, { closest: undefined }))
  const failed = await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Something went wrong on our side')
  const reference = failed?.headers()['x-request-id'] ?? 'none'
  await expect(page.locator('main')).toContainText(`give this reference: ${reference}`)
  await expect(page.getByRole('link', { name: 'Fill in the form myself' })).toHaveAttribute(
    'href',
    '/specimen-account#by-hand',
  )
  await expectNoFault(page, 'page that failed')
})

test('every step, the review and the receipt have no fault', async ({ page }) => {
  await page.goto('/specimen-card')
  await retrieve({ page, connection: 'fapi', applicant: people.fapi.citizen })
  await visit(
    page,
    ['?welcome=1', '?step=income&check=1', '?outcome=resumed'].map((query) => `/specimen-card/apply${query}`),
  )
  await page.goto('/specimen-card/apply?check=1&undeclared=1')
  await expectNoFault(page, 'review that is not ready')
  await page.goto('/specimen-card/apply')
  await fillToReview(page)
  await expectNoFault(page, 'review')
  await submit(page)
  await expectNoFault(page, 'receipt')
})

test('every item of Myinfo, in every shape and state, has no fault', async ({ page }) => {
  await page.goto('/everything')
  await retrieve({ page, connection: 'fapi', applicant: people.fapi.citizen })
  for (const step of ['education', 'finance', 'family', 'property', 'vehicles', 'schemes']) {
    await page.goto(`/everything/apply?step=${step}`)
    await page.locator('details').evaluateAll((folds) => {
      for (const fold of folds) fold.setAttribute('open', '')
    })
    expect(await faultsOf(page), step).toEqual([])
  }
})

test('saving for later and coming back have no fault', async ({ page }) => {
  await page.goto('/specimen-family')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await page.waitForURL(/\/apply/)
  await page.goto('/specimen-family/apply?step=family')
  await page.locator('button[value^="add:"]').click()
  await page.waitForURL(/#/)
  await expectNoFault(page, 'rows')
  await page.getByRole('button', { name: 'Save and come back later' }).click()
  await page.waitForURL(/\/saved/)
  await expectNoFault(page, 'saved')
  await page.goto(await page.getByText('/resume/').innerText())
  await expectNoFault(page, 'private link')
})

for (const language of ['zh', 'ms', 'ta']) {
  test(`no page has a fault in the language ${language}`, async ({ page, context, baseURL }) => {
    await context.addCookies([{ name: 'language', value: language, url: baseURL ?? '' }])
    await page.goto('/specimen-family')
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await page.locator('form[action$="/by-hand"] button').first().click()
    await page.waitForURL(/\/apply/)
    for (const place of [
      '/',
      '/specimen-family?outcome=start_again',
      '/specimen-family/apply',
      '/specimen-family/apply?step=contact&check=1',
      '/specimen-family/review?check=1',
      '/specimen-family/saved',
      '/privacy',
      '/accessibility',
      '/gold-bars',
      '/api/auth/callback/v3?code=a',
    ]) {
      await page.goto(place)
      expect(await wordFaultsOf(page), place).toEqual([])
    }
  })
}
