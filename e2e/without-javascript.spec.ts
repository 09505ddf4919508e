import { expect, test } from '@playwright/test'
import { fillToReview, submit } from '../bin/browser/answers.ts'
import { connections, people, retrieve } from '../bin/browser/singpass.ts'

test.use({ javaScriptEnabled: false })

for (const connection of connections) {
  test(`F077 the whole journey works with JavaScript off (${connection})`, async ({ page }) => {
    await page.goto('/specimen-account')
    await retrieve({ page, connection, applicant: people[connection].citizen })
    await fillToReview(page)
    await submit(page)
    await expect(page.getByRole('heading', { name: 'Application received' })).toBeVisible()
  })
}

test('by hand, an answer that cannot be taken is explained with JavaScript off', async ({ page }) => {
  await page.goto('/specimen-account')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await page.locator('input[name=nricOrFin]').fill('S0000001A')
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await expect(page.locator('.error-summary').getByRole('link')).not.toHaveCount(0)
  await expect(page.locator('input[name=nricOrFin]')).toHaveValue('S0000001A')
})

for (const path of [
  '/nowhere',
  '/no/where',
  '/nowhere/apply',
  '/applications/ABCD-EFGH-JK',
  '/resume/invented',
  '/staff/invented/preview',
]) {
  test(`a page that is not there says so with JavaScript off: ${path}`, async ({ page }) => {
    const answer = await page.goto(path)
    expect(answer?.status()).toBe(path.startsWith('/staff') ? 200 : 404)
    await expect(page.locator('main h1')).toHaveCount(1)
    await expect(page.getByRole('banner')).toBeVisible()
    expect((await page.locator('main').innerText()).length).toBeGreaterThan(20)
  })
}
