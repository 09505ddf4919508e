import { expect, test } from '@playwright/test'
import { fillStep } from '../bin/browser/answers.ts'
import { retrieve } from '../bin/browser/singpass.ts'
import { expectNoFault } from './axe.ts'
import { expectLanguages } from './change-language.ts'

const minor = { nric: '', title: 'A minor, 16 years old', name: '' }

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled })

    test('an applicant who is too young is told until when, and is asked nothing more', async ({ page }) => {
      await page.goto('/credit-card')
      await retrieve({ page, connection: 'fapi', applicant: minor })
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^You can apply from \d+ \w+ \d{4}$/)
      await expect(page.locator('main input:not([type=hidden]), main select')).toHaveCount(0)
      await expect(page.locator('main .panel dt')).toHaveText(['Date of birth'])
      if (javaScriptEnabled) await expectNoFault(page, 'an applicant who is too young')
      await expectLanguages(page)

      for (const path of ['/credit-card/apply?step=income', '/credit-card/review']) {
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^You can apply from/)
      }

      await page.getByText('This is wrong').click()
      await page.getByRole('button', { name: 'Fill in the form myself' }).click()
      await expect(page.locator('input[name=dateOfBirth-year]')).toHaveValue('')
    })
  })
}

test('a date of birth that was typed stops the form until it is changed, whatever is posted', async ({ page }) => {
  await page.goto('/credit-card')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await page.waitForURL(/\/apply/)
  await page.locator('input[name=dateOfBirth-day]').fill('1')
  await page.locator('input[name=dateOfBirth-month]').fill('1')
  await page.locator('input[name=dateOfBirth-year]').fill(String(new Date().getFullYear() - 10))
  await fillStep(page)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^You can apply from/)
  await page.getByRole('link', { name: 'Change what I typed' }).click()
  await expect(page.getByText('You must be at least 21 for this product')).toBeVisible()
  await page.goto('/credit-card/review')
  await expect(page.getByText('You must be at least 21 for this product')).toBeVisible()
  await page.locator('input[name=dateOfBirth-year]').fill('1990')
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.waitForURL(/step=contact/)
  await expect(page.locator('input[name=email]')).toBeVisible()
})

test('every step by hand offers Singpass once, and a form that lost Myinfo offers it in its notice', async ({
  page,
}) => {
  const retrieval = page.getByRole('main').getByRole('button', { name: 'Retrieve Myinfo with Singpass' })
  await page.goto('/credit-card')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  for (const step of ['identity', 'contact', 'income', 'card']) {
    await page.goto(`/credit-card/apply?step=${step}`)
    await expect(retrieval).toHaveCount(1)
    await expect(page.getByRole('region', { name: 'Skip the typing: fill this from Singpass' })).toBeVisible()
  }
  for (const outcome of ['resumed', 'discarded', 'retrieval_expired']) {
    await page.goto(`/credit-card/apply?outcome=${outcome}`)
    await expect(page.locator('.notice').getByRole('button', { name: 'Retrieve Myinfo with Singpass' })).toBeVisible()
    await expect(retrieval).toHaveCount(1)
  }
})
