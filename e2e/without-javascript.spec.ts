import { expect } from '@playwright/test'
import { fillToReview, submit } from '../bin/browser/answers.ts'
import { connections, people, retrieve } from '../bin/browser/singpass.ts'
import { test } from './faults/fault-test.ts'

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

for (const [path, heading, status] of [
  ['/nowhere', 'This page is not here', 404],
  ['/no/where', 'This page is not here', 404],
  ['/nowhere/apply', 'This page is not here', 404],
  ['/applications/ABCD-EFGH-JK', 'This application is not open in this browser', 404],
  ['/resume/invented', 'This link no longer works', 404],
  ['/staff/invented/preview', 'Applications', 200],
] as const) {
  test(`a page that is not there says so with JavaScript off: ${path}`, async ({ page }) => {
    expect((await page.goto(path))?.status()).toBe(status)
    await expect(page.locator('main h1')).toHaveText(heading)
    await expect(page.getByRole('banner')).toBeVisible()
  })
}
