import { expect, type Page, test } from '@playwright/test'
import { fillToReview, submit } from '../bin/browser/answers.ts'
import { people, retrieve } from '../bin/browser/singpass.ts'

test.use({ viewport: { width: 390, height: 844 } })

/** The whole page fits its width with text of twice the size. */
async function fits(page: Page, place: string): Promise<void> {
  const width = await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%'
    return document.documentElement.scrollWidth
  })
  expect(width, place).toBeLessThanOrEqual(390)
}

for (const language of ['en', 'ta']) {
  test(`with text of 200 % nothing is cut off at 390 px (${language})`, async ({ page, context, baseURL }) => {
    await context.addCookies([{ name: 'language', value: language, url: baseURL ?? '' }])
    for (const place of ['/', '/specimen-account?outcome=declined', '/privacy', '/accessibility']) {
      await page.goto(place)
      await fits(page, place)
    }
    await page.goto('/everything')
    await retrieve({ page, connection: 'fapi', applicant: people.fapi.citizen })
    for (const step of ['education', 'finance', 'family', 'property', 'vehicles']) {
      await page.goto(`/everything/apply?step=${step}`)
      await fits(page, step)
    }
    await page.goto('/everything/review')
    await fits(page, 'review of everything')
  })
}

test('with text of 200 % a form by hand, its errors and the receipt fit too', async ({ page }) => {
  await page.goto('/specimen-family')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await page.waitForURL(/apply/)
  await page.goto('/specimen-family/apply?check=1')
  await fits(page, 'errors')
  await fillToReview(page)
  await fits(page, 'review')
  await submit(page)
  await fits(page, 'receipt')
})
