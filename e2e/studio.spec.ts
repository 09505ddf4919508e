import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { expectNoFault } from './axe.ts'

async function definition(page: Page): Promise<string> {
  return page.getByRole('textbox', { name: 'Definition' }).inputValue()
}

test('a product is shown as data beside its form, for somebody of the gallery and by hand', async ({ page }) => {
  await page.goto('/demo/studio?product=credit-card')
  const phone = page.frameLocator('iframe')
  await expect(phone.getByRole('heading', { level: 1, includeHidden: true })).toHaveText('Credit card')
  await expect(phone.locator('input[name="name"]')).toHaveCount(1)

  await page.getByLabel('As', { exact: true }).selectOption({ label: 'Citizen with everything' })
  await page.getByLabel('In', { exact: true }).selectOption('ms')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(phone.getByRole('heading', { level: 1, includeHidden: true })).toHaveText('Kad kredit')
  await expect(phone.locator('main')).toContainText('MEI LING')
  await expect(phone.locator('input[name="name"]')).toHaveCount(0)
})

test('an edit is seen at once, and a slip is said at its line while the last that could be read stays', async ({
  page,
}) => {
  await page.goto('/demo/studio?product=savings-account')
  const phone = page.frameLocator('iframe')
  const shipped = await definition(page)
  await page
    .getByRole('textbox', { name: 'Definition' })
    .fill(shipped.replace('"en": "Savings account"', '"en": "Rainy days"'))
  await expect(phone.getByRole('heading', { level: 1, includeHidden: true })).toHaveText('Rainy days')

  const wrong = (await definition(page)).replace('"attribute": "sex"', '"attribute": "sexx"')
  const line = wrong.split('\n').findIndex((one) => one.includes('sexx')) + 1
  await page.getByRole('textbox', { name: 'Definition' }).fill(wrong)
  await expect(page.getByText(`Line ${line}:`)).toContainText('Did you mean "sex"?')
  await expect(page.getByText('the last definition that could be read')).toBeVisible()
  await expect(phone.getByRole('heading', { level: 1, includeHidden: true })).toHaveText('Rainy days')
  await page.goto('/savings-account')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Savings account')
})

test('without scripts a button reads the definition, and its files can be downloaded', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' })
  const page = await context.newPage()
  await page.goto('/demo/studio?product=credit-card')
  const text = (await definition(page)).replace('"en": "Credit card"', '"en": "Plain card"')
  await page.getByRole('textbox', { name: 'Definition' }).fill(text)
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Plain card')
  await expect(page.getByRole('row').filter({ hasText: 'Plus tier' })).toContainText('noticeOfAssessment')

  for (const [link, within] of [
    ['Product file', 'export const creditCard: Product = {'],
    ['Translations', 'name,Plain card'],
    ['Table for the link-up pack', 'plus'],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: link }).click(),
    ])
    expect(readFileSync(await download.path(), 'utf8'), link).toContain(within)
  }
  await page.getByRole('button', { name: 'Back to the shipped one' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Credit card')
  await context.close()
})

test('the studio has no fault', async ({ page }) => {
  await page.goto('/demo/studio?product=credit-card')
  await expectNoFault(page, 'studio')
})
