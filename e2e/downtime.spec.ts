import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { fillToReview, submit } from '../bin/browser/answers.ts'
import { people } from '../bin/browser/singpass.ts'
import { prepareDemo } from '../bin/stack/demo.ts'
import { freePorts } from '../bin/stack/ports.ts'
import { Stack } from '../bin/stack/stack.ts'
import { expectNoFault } from './axe.ts'
import { pdfText } from './pdf-text.ts'

// An application of its own, in which it is a Wednesday at three in the morning.
let stack: Stack
let address = ''
const directory = mkdtempSync(path.join(tmpdir(), 'onboarding-downtime-'))
chmodSync(directory, 0o711)

test.beforeAll(async () => {
  test.setTimeout(240_000)
  const [app, mockpass, database] = (await freePorts(3)).map(String)
  address = `http://localhost:${app}`
  const settings = {
    ...process.env,
    HOSTNAME: 'localhost',
    APP_URL: address,
    PORT: app,
    MOCKPASS_PORT: mockpass,
    DATABASE_PORT: database,
    DATA_DIR: directory,
    MYINFO_CONNECTIONS: 'v3',
    DEMO_NOW: '2026-11-25T03:00:00+08:00',
  }
  const plan = await prepareDemo(settings, { dev: false, mockpass: true })
  const output = path.join(directory, 'app.log')
  stack = await Stack.start({ plan, dev: false, output, report: () => {} }, new AbortController().signal)
})

test.afterAll(async () => {
  await stack?.stop()
  rmSync(directory, { recursive: true, force: true })
})

test('an agency that is closed is named before the button, with its end and what it supplies', async ({ page }) => {
  await page.goto(`${address}/specimen-card`)
  const banner = page.getByRole('region', { name: /Closed for maintenance until 6:00.am today/i })
  await expect(banner).toContainText('Inland Revenue Authority of Singapore')
  await expect(banner).toContainText('You would type these yourself: Notice of assessment')

  const ways = page.getByRole('region', { name: 'Two ways to apply' })
  const places = await Promise.all([banner.boundingBox(), ways.boundingBox()])
  expect(places[0]?.y ?? 0).toBeLessThan(places[1]?.y ?? 0)
  await expect(page.getByRole('button', { name: 'Fill in the form myself' })).toBeVisible()
  await expectNoFault(page, 'closed agency')
})

test('retrieving without the items of a closed agency asks for everything else', async ({ page }) => {
  await page.goto(`${address}/specimen-card`)
  const asked = page.waitForRequest((request) => request.url().includes('/authorise'))
  await page.getByRole('button', { name: 'Retrieve without these items' }).click()
  const attributes = new URL((await asked).url()).searchParams.get('attributes')?.split(/[ ,]/) ?? []
  expect(attributes).toContain('name')
  expect(attributes).toContain('cpfcontributions')
  expect(attributes.filter((attribute) => attribute.startsWith('noa'))).toEqual([])
})

test('a retrieval that failed because of it says so, once', async ({ page }) => {
  await page.goto(`${address}/specimen-card?outcome=agency_downtime&ref=KTRW-QMPA`)
  await expect(page.getByText(/^Nothing was retrieved\. Closed for maintenance until 6:00.am today/i)).toHaveCount(1)
  await expect(page.getByText('An agency behind Myinfo does not answer now')).toHaveCount(0)
})

test('a product that asks nothing of the closed agency has no banner', async ({ page }) => {
  await page.goto(`${address}/specimen-account`)
  await expect(page.getByText('Closed for maintenance')).toHaveCount(0)
})

/** Posts the sign-in as a page of ours would, with agencies of the sender's own choice; the attributes that are asked for. */
async function signInWithout(page: Page, without: string): Promise<{ status: number; attributes: string[] }> {
  await page.goto(`${address}/specimen-card`)
  const csrfToken = await page.locator('input[name=csrfToken]').first().inputValue()
  const answer = await page.request.post(`${address}/api/auth/signin/v3`, {
    headers: { origin: address },
    form: { csrfToken, product: 'specimen-card', without },
    maxRedirects: 0,
  })
  const { location = address } = answer.headers()
  const attributes = new URL(location, address).searchParams.get('attributes')?.split(/[ ,]/) ?? []
  return { status: answer.status(), attributes }
}

for (const without of ['ICA', 'ICA,IRAS', 'IRAS,ICA,MOM,HDB,URA,CPFB', 'XYZ', 'iras']) {
  test(`S28: a sign-in that leaves out ${without}, which no page offers, is refused`, async ({ page }) => {
    expect(await signInWithout(page, without)).toEqual({ status: 422, attributes: [] })
  })
}

test('S28: an agency that is open is asked whatever the post says', async ({ page }) => {
  const { attributes } = await signInWithout(page, 'CPFB')
  for (const attribute of ['uinfin', 'name', 'dob', 'cpfcontributions', 'noa'])
    expect(attributes.some((asked) => asked.startsWith(attribute))).toBe(true)
})

test('S28: what was left out is told on the review, the receipt and the PDF', async ({ page }) => {
  await page.context().setExtraHTTPHeaders({
    'X-Show-Login-Page': 'false',
    'X-Custom-NRIC': people.v3.citizen.nric,
    'X-Custom-UUID': '00000000-0000-4000-8000-000000000000',
  })
  await page.goto(`${address}/specimen-card`)
  await page.getByRole('button', { name: 'Retrieve without these items' }).click()
  await page.locator('input[name=decision][value=allow]').check()
  await page.locator('form button[type=submit], form input[type=submit]').first().click()
  await fillToReview(page)
  const told = 'Not retrieved from Myinfo: Inland Revenue Authority of Singapore'
  await expect(page.getByText(told)).toBeVisible()
  await submit(page)
  await expect(page.getByText(told)).toBeVisible()
  const pdf = await page.request.get(`${page.url()}/receipt.pdf`)
  expect(await pdfText(await pdf.body())).toContain(told.replaceAll(' ', ''))
})
