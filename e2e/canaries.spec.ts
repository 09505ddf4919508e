import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test'
import { fillToReview, submit } from '../bin/browser/answers.ts'
import { agree, logIn, retrieve } from '../bin/browser/singpass.ts'
import type { Canary } from '../bin/canaries/canary.ts'
import { dumpEverything } from '../bin/canaries/dump.ts'
import { tracesBelow, tracesIn } from '../bin/canaries/search.ts'
import { readLog } from './faults/app-log.ts'
import { arm, resetSimulator } from './simulator.ts'

const appUrl = process.env.E2E_APP_URL ?? ''
const dataDirectory = process.env.E2E_DATA_DIR ?? ''
const canary: Canary = JSON.parse(readFileSync(process.env.E2E_CANARY ?? '', 'utf8'))
const words = [...Object.values(canary.values), ...Object.values(canary.typed)]
const applicant = { nric: '', title: canary.title, name: canary.name }

/** Where a browser keeps what it was sent: its caches, its storage, its cookies. */
const browserFolders = [
  'Cache',
  'Code Cache',
  'Cookies',
  'IndexedDB',
  'Local Storage',
  'Service Worker',
  'Session Storage',
]

/** Where a build could keep a page or an answer that it was asked for. */
const built = ['.next/static', '.next/server/app', '.next/cache/fetch-cache', '.next/cache/images', 'public']

/** What one visit left behind where it could be seen by others. */
interface Seen {
  /** Every address that the browser asked our own site for, and every head that came back. */
  traffic: string
  cookies: string
  storage: string
  reference: string
}

test.describe.configure({ mode: 'serial' })
test.setTimeout(240_000)

let profile: string
let context: BrowserContext
let traffic: string[]

test.beforeAll(async () => {
  await resetSimulator()
  profile = mkdtempSync(path.join(tmpdir(), 'onboarding-profile-'))
  const { launchOptions, baseURL } = test.info().project.use
  context = await chromium.launchPersistentContext(profile, { ...launchOptions, baseURL, locale: 'en-SG' })
  context.setDefaultTimeout(30_000)
  traffic = []
  context.on('request', (request) => traffic.push(request.url(), request.headers().referer ?? ''))
  context.on('response', async (response) => {
    if (response.url().startsWith(appUrl)) traffic.push(JSON.stringify(await response.allHeaders().catch(() => '')))
  })
})

test.afterAll(async () => {
  await context.close()
  rmSync(profile, { recursive: true, force: true })
  await resetSimulator()
})

/** What the page that is open keeps by script. */
async function storageOf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases()
    const kept = await caches.keys()
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, databases, kept, history.state, location.href])
  })
}

async function seenBy(page: Page): Promise<Seen> {
  const cookies = JSON.stringify((await context.cookies()).filter(({ domain }) => domain === new URL(appUrl).hostname))
  const own = traffic.filter((line) => !line.startsWith('http') || line.startsWith(appUrl))
  const reference = new URL(page.url()).pathname.split('/').pop() ?? ''
  return { traffic: own.join('\n'), cookies, storage: await storageOf(page), reference }
}

async function typeOwn(page: Page): Promise<void> {
  for (const [name, text] of Object.entries(canary.typed)) {
    const input = page.locator(`main input[name="${name}"]:visible`)
    if ((await input.count()) > 0 && (await input.inputValue()) === '') await input.fill(text)
  }
}

function expectNoTrace({ traffic: addresses, cookies, storage }: Seen): void {
  expect(tracesIn(addresses, words), 'addresses and heads').toEqual([])
  expect(tracesIn(cookies, words), 'cookies').toEqual([])
  expect(tracesIn(storage, words), 'browser storage').toEqual([])
}

test('S17 S18 what Myinfo gave of a person leaves nothing in addresses, cookies and storage', async () => {
  const page = await context.newPage()
  for (const product of ['specimen-account', 'specimen-card', 'specimen-family']) {
    await page.goto(`/${product}`)
    await retrieve({ page, connection: 'fapi', applicant })
    await expect(page.getByText(canary.values.name ?? '').first()).toBeVisible()
    await typeOwn(page)
    await fillToReview(page)
    await submit(page)
    expect((await page.request.get(`${page.url()}/receipt.pdf`)).status()).toBe(200)
    const seen = await seenBy(page)
    expect(seen.traffic).toContain(`/applications/${seen.reference}`)
    expectNoTrace(seen)
  }
  await page.close()
})

test('S17 S18 a person who is only looked at leaves nothing there either', async () => {
  const page = await context.newPage()
  await page.goto('/everything')
  await retrieve({ page, connection: 'fapi', applicant })
  const shown = [await page.content()]
  for (const step of ['work', 'finance', 'family', 'property', 'vehicles']) {
    await page.goto(`/everything/apply?step=${step}`)
    shown.push(await page.content())
  }
  const { name = '', alias = '', married = '', passport = '', street = '' } = canary.values
  const some = [name, alias, married, passport, street]
  expect(tracesIn(shown.join(), some)).toEqual(some)
  expectNoTrace(await seenBy(page))
  await page.close()
})

test('S17 S18 what a person typed leaves nothing there either', async () => {
  const page = await context.newPage()
  await page.goto('/specimen-account')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await page.waitForURL(/\/apply/)
  await typeOwn(page)
  await fillToReview(page)
  await expect(page.getByText(canary.typed.name ?? '').first()).toBeVisible()
  await submit(page)
  expectNoTrace(await seenBy(page))
  await page.close()
})

test('S19 S42 a login and posts that fail tell nothing of a person', async () => {
  const page = await context.newPage()
  for (const fault of ['person-token-other-sub', 'person-wrong-types']) {
    await arm(fault)
    await page.goto('/everything')
    await logIn({ page, connection: 'fapi', applicant })
    await agree(page, 'fapi')
    await page.waitForURL((url) => url.href.startsWith(appUrl) && !url.pathname.includes('/callback/'))
    await resetSimulator()
  }
  const form = { ...canary.typed, csrfToken: 'x', step: canary.typed.name ?? '', form: canary.values.name ?? '' }
  for (const route of ['answers', 'submit', 'by-hand', 'resume-link']) {
    for (const origin of [appUrl, 'https://evil.example'])
      await page.request.post(`/api/forms/everything/${route}`, { form, headers: { origin } })
  }
  expect((await page.request.get(`/problem?reference=ABCD-EFGH&kind=${canary.typed.occupation}`)).status()).toBe(500)
  await page.close()
})

test('S19 S20 S48 nothing of a person lies in log, metrics, database, its files, build or browser', async () => {
  const reference = /"event":"submitted"/.exec(readLog())
  expect(reference).not.toBeNull()
  expect(tracesIn(readLog(), words), 'log').toEqual([])
  const metrics = await (await fetch(`http://127.0.0.1:${process.env.E2E_METRICS_PORT}/metrics`)).text()
  expect(metrics).toMatch(/onboarding_journey_steps_total{step="submission",outcome="stored"} [1-9]/)
  expect(tracesIn(metrics, words), 'metrics').toEqual([])

  const port = Number(process.env.E2E_DATABASE_PORT)
  const dump = await dumpEverything({ directory: dataDirectory, port })
  expect(dump.toString('latin1')).toContain('specimen-account')
  expect(tracesIn(dump, words), 'rows of the database').toEqual([])
  expect(tracesBelow([dataDirectory], words), 'files of the database').toEqual([])
  expect(tracesBelow(built, words), 'build').toEqual([])

  await context.close()
  const folders = browserFolders.flatMap((name) => [path.join(profile, 'Default', name)])
  expect(tracesBelow([...folders, ...folders.map((folder) => `${folder}-journal`)], words), 'browser').toEqual([])
})
