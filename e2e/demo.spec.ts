import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { people, retrieve, retrieveButton } from '../bin/browser/singpass.ts'
import { expectNoFault } from './axe.ts'
import { armed, resetSimulator } from './simulator.ts'

test.beforeEach(resetSimulator)
test.afterEach(resetSimulator)

async function logInAs(page: Page, person: string): Promise<void> {
  await page.goto('/demo')
  await pressLogIn(page, person)
}

/** Logs in by the demo page, which is open. */
async function pressLogIn(page: Page, person: string): Promise<void> {
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
    expect(await armed(), fault).not.toEqual([])

    await pressLogIn(page, 'Citizen with everything')
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
  const database = page.locator('#database tbody tr')
  for (const step of ['attempts.put', 'attempts.take', 'logins.keep'])
    await expect(database.filter({ hasText: step })).toContainText(/\d+\.\d ms/)
  await expect(database.locator('td:first-of-type:empty')).toHaveCount(0)

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
  for (const place of ['/', '/specimen-account', '/privacy', '/accessibility']) {
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

test('the bar is on a page that is none, behind its footer, and Escape folds it', async ({ page }) => {
  test.setTimeout(120_000)
  const answer = await page.goto('/no/such/page')
  expect(answer?.status()).toBe(404)
  const bar = page.locator('#demo-bar')
  await expect(bar).toHaveCount(1)
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(bar).toHaveAttribute('open', '', { timeout: 500 })
  }).toPass()
  const [footer, opened] = [await page.locator('body > footer').boundingBox(), await bar.boundingBox()]
  expect(opened?.y).toBeGreaterThanOrEqual((footer?.y ?? 0) + (footer?.height ?? Number.POSITIVE_INFINITY) - 1)
  await expectNoFault(page, 'no page')

  await bar.getByLabel('Person').focus()
  await page.keyboard.press('Escape')
  await expect(bar).not.toHaveAttribute('open')
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

test('the person stays masked until revealed, to the browser alone that holds the visit', async ({
  page,
  browser,
  baseURL,
}) => {
  await logInAs(page, 'Citizen with everything')
  await page.waitForURL(/\/apply/)
  await page.goto('/demo/trace')
  const trace = page.url()
  await expect(page.locator('#person')).not.toContainText('MEI LING')
  await expect(page.locator('#person')).toContainText('••••••••')

  await page.getByRole('link', { name: 'Reveal the values' }).click()
  await expect(page.locator('#person')).toContainText('MEI LING')
  for (const name of ['Download as text', 'Download as JSON']) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
    expect(readFileSync(await download.path(), 'utf8'), name).toContain('MEI LING')
  }

  const stranger = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage()
  await stranger.goto(`${trace}?reveal=1`)
  await expect(stranger.locator('#person')).toContainText('Nothing is held here')
  const told = await stranger.request.get(`${trace.replace('/demo/', '/api/demo/')}?as=json&reveal=1`)
  expect(await told.text()).not.toContain('MEI LING')
  await stranger.context().close()
})

test('a journey that is on its way is followed as it goes on', async ({ page }) => {
  await page.goto('/savings-account')
  await retrieveButton(page).click()
  await page.getByRole('button', { name: 'Citizen with everything' }).first().waitFor()
  const watching = await page.context().newPage()
  await watching.goto('/demo/trace')
  await expect(watching.locator('main').getByText('nobody has come back yet')).toBeVisible()
  await page.getByRole('button', { name: 'Citizen with everything' }).first().click()
  await page.getByRole('button', { name: 'Agree' }).click()
  await page.waitForURL(/\/apply/)
  await expect(watching.getByText('The person was retrieved.').first()).toBeVisible()
  await watching.close()
})

test('a v3 journey shows its base string in parts, and every claim of both generations has its sentence', async ({
  page,
}) => {
  for (const by of ['v3', 'fapi'] as const) {
    await page.goto('/savings-account')
    await retrieve({ page, connection: by, applicant: people[by].citizen })
    await page.goto('/demo/trace')
    await page.locator('details').evaluateAll((folds) => {
      for (const fold of folds) fold.setAttribute('open', '')
    })
    if (by === 'v3') {
      const base = page.locator('.coded').filter({ hasText: 'grant_type=' })
      await expect(base).toContainText('POST')
      await expect(base.locator('.part-2').filter({ hasText: 'client_secret=' })).toContainText('characters')
    }
    const tables = page.locator('h3:text-matches("Header|Claims|body|Query") + table')
    const silent = await tables.locator('tr:has(td:last-child:empty) th').allInnerTexts()
    expect(silent, by).toEqual([])
  }
})

test('the clock of the demo opens a maintenance window for what is shown, and ends what would have expired', async ({
  page,
}) => {
  await page.goto('/demo')
  const clock = page.locator('main').getByLabel('Clock')
  const iras = await clock.locator('option', { hasText: 'IRAS' }).innerText()
  await clock.selectOption({ label: iras })
  await page.locator('main').getByRole('button', { name: 'Set the clock' }).click()
  await expect(page.locator('main').getByText(iras.split(': ')[0] ?? '')).not.toHaveCount(0)
  await page.goto('/credit-card')
  await expect(
    page
      .locator('main')
      .getByText(/Closed for maintenance.*Inland Revenue/)
      .first(),
  ).toBeVisible()

  await page.goto('/demo')
  await clock.selectOption('now')
  await page.locator('main').getByRole('button', { name: 'Set the clock' }).click()
  await logInAs(page, 'Citizen with everything')
  await page.waitForURL(/\/apply/)
  const form = page.url()
  await page.goto('/demo')
  await clock.selectOption('retrieval-expired')
  await page.locator('main').getByRole('button', { name: 'Set the clock' }).click()
  await page.goto(form)
  await expect(page.getByRole('heading', { name: /We filled in/ })).toHaveCount(0)
})

test('a link sets product, person, fault and language, and one press starts it', async ({ page }) => {
  await page.goto('/demo')
  const person = await page
    .locator('main')
    .getByLabel('Person')
    .locator('option', { hasText: 'Citizen with everything' })
    .getAttribute('value')
  await page.goto(`/demo?product=credit-card&person=${person}&fault=token-503&lang=ms`)
  await page.locator('main').getByRole('button', { name: 'Log in by FAPI 2.0' }).click()
  await expect(page).toHaveURL(/\/credit-card\?outcome=unavailable/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'ms')
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
