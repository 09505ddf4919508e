import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { expectNoFault } from './axe.ts'
import { armed, resetSimulator } from './simulator.ts'

test.beforeEach(resetSimulator)
test.afterEach(resetSimulator)

async function logInAs(page: Page, person: string): Promise<void> {
  await page.goto('/demo')
  const form = page.locator('main form').filter({ has: page.getByLabel('Person') })
  await form.getByLabel('Person').selectOption({ label: person })
  await form.getByRole('button', { name: 'Log in by FAPI 2.0' }).click()
}

test('one press on the demo page logs in as somebody, without scripts too', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' })
  const page = await context.newPage()
  await logInAs(page, 'Citizen with everything')

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/We filled in \d+ answers?/)
  await context.close()
})

test('each fault to show ends as the demo page says, and the trace says where it was caught', async ({ page }) => {
  test.setTimeout(120_000)
  await page.goto('/demo')
  const rows = page.locator('main table tbody tr')
  for (const row of await rows.all()) {
    await page.goto('/demo')
    const [fault = '', told = ''] = await row.locator('td').allInnerTexts()
    await page.locator('main').getByLabel('Fault at the next login').selectOption({ label: fault })
    await page.locator('main').getByRole('button', { name: 'Set the fault' }).click()
    expect(await armed(), fault).toHaveLength(1)

    await logInAs(page, 'Citizen with everything')
    if (told.startsWith('A form')) await expect(page).toHaveURL(/\/apply/)
    else await expect(page.getByText(told).first(), fault).toBeVisible()
    expect(await armed(), fault).toEqual([])
  }
  await page.goto('/demo')
  await page
    .locator('main')
    .getByRole('link', { name: /FAPI 2\.0/ })
    .nth(2)
    .click()
  await expect(page.locator('.demo-failed')).not.toHaveCount(0)
  await expect(page.getByRole('cell', { name: 'not reached' }).first()).toBeVisible()
})

test('a journey is shown step by step, and no value of the person or of the login is in its downloads', async ({
  page,
}) => {
  let callback = new URL('http://localhost')
  page.on('request', (request) => {
    if (request.url().includes('/callback/fapi?')) callback = new URL(request.url())
  })
  await logInAs(page, 'Citizen with everything')
  await page.waitForURL(/\/apply/)
  await page.goto('/demo')
  await page
    .locator('main')
    .getByRole('link', { name: /FAPI 2\.0/ })
    .first()
    .click()
  await expect(page.getByText('The person was retrieved.').first()).toBeVisible()
  for (const step of ['Login pushed', 'Browser sent', 'Browser came back', 'Code exchanged', 'Person fetched'])
    await expect(page.locator('main summary').filter({ hasText: step }).first()).toBeVisible()

  const told = [await page.content()]
  for (const name of ['Download as text', 'Download as JSON']) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
    told.push(readFileSync(await download.path(), 'utf8'))
  }
  const secrets = ['code', 'state'].map((name) => callback.searchParams.get(name) ?? 'missing')
  const values = ['MEI LING', 'mei.ling@', '81230001', 'EXAMPLE AVENUE', '000123', '152330', '86400', 'T9990001']
  expect(secrets).not.toContain('missing')
  for (const text of told) {
    expect(text).toContain('id_token')
    for (const value of [...secrets, ...values]) expect(text).not.toContain(value)
  }
})

test('the bar is folded on every page, and a question mark opens it', async ({ page }) => {
  for (const place of ['/', '/specimen-account', '/privacy', '/gold-bars']) {
    await page.goto(place)
    await expect(page.locator('#demo-bar'), place).not.toHaveAttribute('open')
  }
  await page.goto('/specimen-account')
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(page.locator('#demo-bar')).toHaveAttribute('open', '', { timeout: 500 })
  }).toPass()
  await expect(page.locator('#demo-bar').getByLabel('Person')).toBeVisible()
})

test('reset everything ends the visit, disarms the fault and forgets the journeys', async ({ page }) => {
  await logInAs(page, 'Citizen with everything')
  await page.waitForURL(/\/apply/)
  await page.goto('/demo')
  await page.locator('main').getByRole('button', { name: 'Reset everything' }).click()

  await expect(page.getByText('Everything is as it was at the start.')).toBeVisible()
  await expect(page.locator('main').getByText('Nobody has logged in')).toBeVisible()
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('session')
})

test('the demo page, the bar and a journey have no fault', async ({ page }) => {
  test.setTimeout(120_000)
  await logInAs(page, 'Citizen with everything')
  await page.waitForURL(/\/apply/)
  await page.goto('/demo')
  await page.locator('#demo-bar summary').click()
  await expectNoFault(page, 'demo')
  await page
    .locator('main')
    .getByRole('link', { name: /FAPI 2\.0/ })
    .first()
    .click()
  await page.locator('details').evaluateAll((folds) => {
    for (const fold of folds) fold.setAttribute('open', '')
  })
  await expectNoFault(page, 'journey')
})
