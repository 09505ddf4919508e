import { expect, type Page, test } from '@playwright/test'
import { fillStep } from '../bin/browser/answers.ts'
import { faultsOf } from './axe.ts'

async function openByHand(page: Page, step = 'identity'): Promise<void> {
  await page.goto('/savings-account')
  await page.locator('form[action$="/by-hand"] button').click()
  await page.waitForURL(/\/apply/)
  if (step !== 'identity') await page.goto(`/savings-account/apply?step=${step}`)
  // A list is a box to type into once the scripts are there.
  await expect(page.locator('input[list]').first()).toBeVisible()
}

test('a nationality is found by typing, and decides what else is asked', async ({ page }) => {
  await openByHand(page)
  const nationality = page.getByRole('combobox', { name: 'Nationality' })
  await expect(page.locator('input[name=residentialStatus]')).toHaveCount(0)

  await nationality.focus()
  await page.keyboard.type('malaysian')
  await page.keyboard.press('Tab')
  await expect(nationality).toHaveValue('Malaysia')
  await expect(page.locator('input[name=residentialStatus][value=P]')).toBeVisible()
  await expect(page.locator('select[name=passType]')).toHaveCount(0)
  await page.locator('input[name=residentialStatus][value=A]').check()
  await expect(page.locator('select[name=passType]')).toBeVisible()
  await page.locator('input[name=residentialStatus][value=P]').check()
  await expect(page.locator('select[name=passType]')).toHaveCount(0)

  await nationality.fill('Singapore')
  await expect(page.locator('input[name=residentialStatus]')).toHaveCount(0)
  await page.waitForLoadState('networkidle')
  await expect(page).toHaveTitle(/./)
  expect(await faultsOf(page)).toEqual([])
})

test('a word that is on no list is kept and explained, and can be corrected', async ({ page }) => {
  await openByHand(page)
  await fillStep(page)
  const nationality = page.getByRole('combobox', { name: 'Nationality' })
  await nationality.fill('Malasia')
  await page.getByRole('button', { name: 'Continue', exact: true }).click()

  const summary = page.locator('.error-summary')
  await expect(summary.getByRole('link')).toHaveText(['Choose one of the answers on the list'])
  await expect(nationality).toHaveValue('Malasia')
  await expect(nationality).toHaveAttribute('aria-invalid', 'true')
  await summary.getByRole('link').click()
  await expect(nationality).toBeFocused()
  await page.keyboard.type('uk')
  await page.keyboard.press('Tab')
  await expect(nationality).toHaveValue('United Kingdom')
})

test('what was found is still there when the page is opened again', async ({ page }) => {
  await openByHand(page)
  await page.getByRole('combobox', { name: 'Nationality' }).fill('Japan')
  await expect(page.getByRole('status').filter({ hasText: /^Saved / })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('combobox', { name: 'Nationality' })).toHaveValue('Japan')
})

test('the keys for a postal code follow the country', async ({ page }) => {
  await openByHand(page, 'contact')
  const postal = page.locator('input[name=registeredAddress-postal]')
  const country = page.getByRole('combobox', { name: 'Country' })
  await expect(country).toHaveValue('Singapore')
  await expect(country).toHaveAttribute('autocomplete', 'country-name')
  await expect(postal).toHaveAttribute('inputmode', 'numeric')
  await expect(postal).toHaveAttribute('enterkeyhint', 'next')
  await country.fill('United Kingdom')
  await expect(postal).toHaveAttribute('inputmode', 'text')
})

test('a private home is not asked about once a flat was chosen', async ({ page }) => {
  await openByHand(page, 'contact')
  await expect(page.locator('select[name=housingType]')).toBeVisible()
  await page.locator('select[name=hdbType]').selectOption('114')
  await expect(page.locator('select[name=housingType]')).toHaveCount(0)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a nationality is a list to open, and the keys for a postal code have letters too', async ({ page }) => {
    await page.goto('/savings-account')
    await page.locator('form[action$="/by-hand"] button').click()
    await page.locator('select[name=nationality]').selectOption('MY')
    await fillStep(page)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await expect(page.locator('select[name=nationality]')).toHaveValue('MY')
    await page.locator('input[name=residentialStatus][value=P]').check()
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await expect(page.locator('input[name=registeredAddress-postal]')).not.toHaveAttribute('inputmode')
  })
})
