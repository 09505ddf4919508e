import { expect, type Page } from '@playwright/test'
import { agree, type Connection, connections, logIn, people } from '../bin/browser/singpass.ts'
import { test } from './faults/fault-test.ts'

/** Makes the whole trip and tells the address that Singpass returned to. */
async function callbackOf(page: Page, connection: Connection): Promise<string> {
  await page.goto('/specimen-account')
  await logIn({ page, connection, applicant: people[connection].citizen })
  const request = page.waitForRequest((candidate) => candidate.url().includes(`/api/auth/callback/${connection}?`))
  await agree(page, connection)
  await page.waitForURL(/\/apply/)
  return (await request).url()
}

for (const connection of connections) {
  test(`a callback that is reloaded leads to the same form (${connection})`, async ({ page }) => {
    const callback = await callbackOf(page, connection)
    await page.goto(callback)
    await expect(page).toHaveURL(/\/specimen-account\/apply/)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/We filled in/)
  })

  test(`a callback whose first answer was lost still leads to the form that it filled (${connection})`, async ({
    page,
  }) => {
    const callback = await callbackOf(page, connection)
    // As when the browser never heard of the answer: the server has retrieved, and the session's cookie is nowhere.
    await page.context().clearCookies({ name: 'session' })
    await page.goto(callback)
    await expect(page).toHaveURL(/\/specimen-account\/apply/)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/We filled in/)
  })

  test(`F023 a callback replayed in another browser is refused and changes nothing (${connection})`, async ({
    page,
    browser,
  }) => {
    const callback = await callbackOf(page, connection)
    const other = await browser.newPage()
    const response = await other.goto(callback)
    expect(response?.status()).toBe(400)
    await expect(other.getByRole('heading', { name: 'We could not match your login' })).toBeVisible()
    await other.close()

    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/We filled in/)
  })

  test(`F027 a callback with a foreign state is refused, and the genuine one still works (${connection})`, async ({
    page,
  }) => {
    await page.goto('/specimen-account')
    await logIn({ page, connection, applicant: people[connection].citizen })
    const forged = await page.request.get(`/api/auth/callback/${connection}?code=stolen&state=${'A'.repeat(43)}`, {
      maxRedirects: 0,
    })
    expect(forged.status()).toBe(400)
    await agree(page, connection)
    await expect(page).toHaveURL(/\/specimen-account\/apply/)
  })

  test(`F033 a link scanner does not use up a login (${connection})`, async ({ page }) => {
    await page.goto('/specimen-account')
    await logIn({ page, connection, applicant: people[connection].citizen })
    let held: string | undefined
    await page.route(`**/api/auth/callback/${connection}?*`, async (route) => {
      held ??= route.request().url()
      await page.request.head(held)
      expect((await page.request.post(held, { maxRedirects: 0 })).status()).toBe(405)
      await route.continue()
    })
    await agree(page, connection)
    await expect(page).toHaveURL(/\/specimen-account\/apply/)
  })
}

const state = 'A'.repeat(43)

for (const [fault, query] of [
  ['has no state', 'code=a'],
  ['has two states', `code=a&state=${state}&state=b`],
  ['has both a code and an error', `code=a&error=b&state=${state}`],
  ['has a state of 256 characters', `code=a&state=${'A'.repeat(256)}`],
]) {
  test(`a callback that ${fault} is refused`, async ({ request }) => {
    expect((await request.get(`/api/auth/callback/v3?${query}`, { maxRedirects: 0 })).status()).toBe(400)
  })
}
