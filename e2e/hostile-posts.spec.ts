import { expect, type Page } from '@playwright/test'
import { fillToReview } from '../bin/browser/answers.ts'
import { test } from './faults/fault-test.ts'

const form = { 'content-type': 'application/x-www-form-urlencoded' }

const bodies = [
  { what: 'of 10 MB', status: 413, headers: form, data: `name=${'a'.repeat(10_000_000)}` },
  { what: 'of 10 000 fields', status: 413, headers: form, data: 'a=1&'.repeat(10_000) },
  { what: 'of broken UTF-8', status: 400, headers: form, data: 'name=%ff%fe' },
  { what: 'of JSON', status: 415, headers: { 'content-type': 'application/json' }, data: '{"name":"A"}' },
]

/** The unfinished form's own address, and the site that may post to it. */
async function openForm(page: Page): Promise<{ action: string; origin: string }> {
  await page.goto('/specimen-account')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await page.waitForURL(/\/apply/)
  return { action: '/api/forms/specimen-account/answers', origin: new URL(page.url()).origin }
}

for (const { what, status, headers, data } of bodies) {
  test(`F079 a post ${what} is refused with a page that has a reference`, async ({ page }) => {
    const { action, origin } = await openForm(page)
    const answer = await page.request.post(action, { headers: { ...headers, origin }, data })

    expect(answer.status()).toBe(status)
    expect(await answer.text()).toMatch(/give this reference: <strong[^>]*>[A-Z]{4}-[A-Z]{4}</)
  })
}

test('F080 S14 a post from another site, or from a page that does not say where it is from, is refused', async ({
  page,
}) => {
  const { action } = await openForm(page)
  const csrfToken = await page.locator('input[name=csrfToken]').first().inputValue()
  const sites: Record<string, string>[] = [{ origin: 'https://evil.example' }, { origin: 'null' }, {}]
  for (const headers of sites)
    expect((await page.request.post(action, { headers, form: { csrfToken } })).status()).toBe(403)
})

test('F078 an applicant who is offline at the submit sends it once the network is back', async ({ page, context }) => {
  await openForm(page)
  await fillToReview(page)
  await page.locator('input[name=declaration]').check()
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Submit application' }).click()
  await page.waitForURL(/^chrome-error:/)
  await context.setOffline(false)
  await page.goBack()

  await expect(page.getByRole('heading', { name: 'Check your answers' })).toBeVisible()
  await page.locator('input[name=declaration]').check()
  await page.getByRole('button', { name: 'Submit application' }).click()
  await expect(page.getByRole('heading', { name: 'Application received' })).toBeVisible()
})
