import { expect, test } from '@playwright/test'
import { fillStep, fillToReview, submit } from '../bin/browser/answers.ts'

for (const product of ['specimen-account', 'specimen-card', 'specimen-family']) {
  test(`an applicant applies for ${product} without Singpass`, async ({ page }) => {
    await page.goto(`/${product}`)
    await page.getByRole('button', { name: 'Fill in the form myself' }).click()
    await fillToReview(page)
    await expect(page.getByText("O'Brien <b>Lim</b>")).toBeVisible()
    await submit(page)
    await expect(page.getByRole('heading', { name: 'Application received' })).toBeVisible()
  })
}

test('an answer that cannot be taken is explained beside its field and in the summary, and is kept', async ({
  page,
}) => {
  await page.goto('/specimen-account')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await fillStep(page)
  await page.locator('input[name=nricOrFin]').fill('S0000001A')
  await page.getByRole('button', { name: 'Continue', exact: true }).click()

  const summary = page.locator('.error-summary')
  await expect(summary.getByRole('link')).toHaveCount(1)
  await expect(summary).toBeFocused()
  await expect(page).toHaveTitle(/^Error:/)
  await expect(page.locator('input[name=nricOrFin]')).toHaveValue('S0000001A')
  await summary.getByRole('link').click()
  await expect(page.locator('input[name=nricOrFin]')).toBeFocused()
})

test('each step by hand says how many questions are left, and fewer are left on the next one', async ({ page }) => {
  await page.goto('/specimen-account')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  const left = async () => Number.parseInt(await page.getByText(/^\d+ questions? left$/).innerText(), 10)
  const atFirst = await left()
  expect(atFirst).toBeGreaterThan(0)
  await fillStep(page)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await expect(page).toHaveURL(/step=contact/)
  expect(await left()).toBeLessThan(atFirst)
})

test('an unknown product is not found', async ({ page }) => {
  const response = await page.goto('/gold-bars')
  expect(response?.status()).toBe(404)
})

test('one press of Continue is enough once the page listens', async ({ page }) => {
  await page.goto('/specimen-account')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await fillStep(page)
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await expect(page).toHaveURL(/step=contact/)
})

test('the checks are loaded with the first input that is used, not with the page', async ({ page }) => {
  const scripts: string[] = []
  page.on('request', (request) => request.resourceType() === 'script' && scripts.push(request.url()))
  await page.goto('/specimen-account')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await page.waitForURL(/\/apply/)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await page.waitForLoadState('networkidle')
  const opened = scripts.length
  await page.locator('input[name=name]').focus()
  await expect.poll(() => scripts.length).toBeGreaterThan(opened)
})
