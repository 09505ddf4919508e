import { expect, type Page, type Route } from '@playwright/test'
import { fillStep, sendStep } from '../../bin/browser/answers.ts'
import { agree, logIn, people, retrieve, retrieveButton } from '../../bin/browser/singpass.ts'
import { journal, resetSimulator } from '../simulator.ts'
import { test } from './fault-test.ts'

const applicant = people.fapi.citizen
const filled = /We filled in/

test.beforeEach(resetSimulator)
test.afterEach(resetSimulator)

/** How often a call reached Singpass since the test began. */
async function callsOf(name: string): Promise<number> {
  return (await journal()).filter(({ call, outcome }) => call === name && outcome === 'accepted').length
}

/** Agrees at Singpass, but comes back no further than the address of the callback, which is told and stays unused. */
async function holdCallback(page: Page): Promise<string> {
  const { origin } = new URL(page.url())
  let callback = ''
  const hold = async (route: Route) => {
    let next = (await route.fetch({ maxRedirects: 0 })).headers().location ?? ''
    while (next.startsWith(origin)) next = (await page.request.get(next, { maxRedirects: 0 })).headers().location ?? ''
    callback = next
    return route.abort()
  }
  await page.route(`${origin}/**`, hold)
  await agree(page, 'fapi')
  await expect.poll(() => callback).toContain('/api/auth/callback/fapi?')
  await page.unroute(`${origin}/**`, hold)
  return callback
}

/** Types an answer of the applicant's own, and waits until it is kept. */
async function typeDeposit(page: Page): Promise<void> {
  const kept = page.waitForResponse((response) => response.url().endsWith('/answers') && response.status() === 204)
  await page.locator('main input[name=monthlyDeposit]').fill('1,234')
  await page.locator('main input[name=monthlyDeposit]').blur()
  await kept
}

/** The form, filled by Myinfo. */
async function openFilled(page: Page): Promise<void> {
  await page.goto('/specimen-account')
  await retrieve({ page, connection: 'fapi', applicant })
}

async function expectDeposit(page: Page): Promise<void> {
  await expect(page.locator('main input[name=monthlyDeposit]')).toHaveValue('1,234')
}

test('F001 a button that is pressed in two tabs starts two logins, and either of them finishes', async ({
  context,
}) => {
  const [first, second] = [await context.newPage(), await context.newPage()]
  for (const page of [first, second]) {
    await page.goto('/specimen-account')
    await logIn({ page, connection: 'fapi', applicant })
  }
  for (const page of [second, first]) {
    await agree(page, 'fapi')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(filled)
  }
})

test('F001 a button that is pressed twice leads to one login that finishes', async ({ page }) => {
  await page.goto('/specimen-account')
  await retrieveButton(page).dblclick()
  await page.getByRole('button', { name: applicant.title }).first().click()
  await agree(page, 'fapi')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(filled)
})

test('F002 a login that another site starts, in whichever way, is refused, and nobody is called', async ({
  request,
}) => {
  const form = { product: 'specimen-account', csrfToken: 'invented' }
  const answers = [
    await request.get('/api/auth/signin/fapi?product=specimen-account', { maxRedirects: 0 }),
    await request.get('/api/auth/signin/fapi', { maxRedirects: 0, headers: { 'sec-purpose': 'prefetch' } }),
    await request.get('/api/auth/signin/fapi', { maxRedirects: 0, headers: { 'sec-fetch-dest': 'image' } }),
    await request.head('/api/auth/signin/fapi', { maxRedirects: 0 }),
    await request.post('/api/auth/signin/fapi', { maxRedirects: 0, form, headers: { origin: 'https://evil.example' } }),
    await request.post('/api/auth/signin/fapi', { maxRedirects: 0, form, headers: { origin: 'null' } }),
    await request.post('/api/auth/signin/fapi', { maxRedirects: 0, form }),
  ]

  for (const answer of answers) {
    expect(answer.status()).toBeLessThan(500)
    expect(answer.headers().location ?? '/').not.toContain('/auth?')
  }
  expect(answers.slice(4).map((answer) => answer.status())).toEqual([403, 403, 403])
  expect((await journal()).filter(({ call }) => call === 'par')).toEqual([])
})

test('F020 Back pressed at Singpass leads to the start page, and a new login works', async ({ page }) => {
  await page.goto('/specimen-account')
  await logIn({ page, connection: 'fapi', applicant })
  for (let step = 0; step < 5 && !page.url().endsWith('/specimen-account'); step += 1) await page.goBack()
  await expect(page).toHaveURL(/\/specimen-account$/)
  await retrieve({ page, connection: 'fapi', applicant })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(filled)
})

test('F021 F022 Back, Forward and a reload after the form opened show it again, without another call', async ({
  page,
}) => {
  await openFilled(page)
  const form = page.url()
  await page.goto('/privacy')
  await page.goBack()
  await expect(page).toHaveURL(form)
  await page.goBack()
  // Else the way back would still be under way, and come in between.
  await expect(page).not.toHaveURL(form)
  await page.goto(form)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(filled)
  expect([await callsOf('token'), await callsOf('userinfo')]).toEqual([1, 1])
})

test('F022 a callback that is reloaded leads to the same place, and the code is sent once', async ({ page }) => {
  await page.goto('/specimen-account')
  await logIn({ page, connection: 'fapi', applicant })
  const callback = await holdCallback(page)
  await page.goto(callback)
  const form = page.url()
  await page.goto(callback)
  expect(page.url()).toBe(form)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(filled)
  expect(await callsOf('token')).toBe(1)
})

test('F028 a login whose cookies were cleared is not matched, its code is not sent, and a new one works', async ({
  page,
  context,
}) => {
  await page.goto('/specimen-account')
  await logIn({ page, connection: 'fapi', applicant })
  const callback = await holdCallback(page)
  await context.clearCookies()
  const answer = await page.goto(callback)

  expect(answer?.status()).toBe(400)
  await expect(page.getByRole('heading', { name: 'We could not match your login' })).toBeVisible()
  expect(await callsOf('token')).toBe(0)
  await openFilled(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(filled)
})

test('F029 a login that comes back in another browser is told to stay in one, and is left to its own', async ({
  page,
  browser,
}) => {
  await page.goto('/specimen-account')
  await logIn({ page, connection: 'fapi', applicant })
  const callback = await holdCallback(page)
  const other = await browser.newPage()
  const answer = await other.goto(callback)

  expect(answer?.status()).toBe(400)
  await expect(other.getByText(/stay in this browser/)).toBeVisible()
  expect(await callsOf('token')).toBe(0)
  await other.close()
  await page.goto(callback)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(filled)
})

test('F072 a form whose visit was ended in another tab is not sent, says so, and keeps what was typed', async ({
  context,
}) => {
  const [first, second] = [await context.newPage(), await context.newPage()]
  await openFilled(first)
  await typeDeposit(first)
  await fillStep(first)
  await second.goto('/specimen-card')
  await second.getByRole('banner').getByRole('button', { name: 'I am done' }).click()
  await expect(second.getByText('You are signed out')).toBeVisible()

  await sendStep(first)
  await expect(first.getByRole('heading', { name: 'This page is out of date' })).toBeVisible()
  await expect(first.locator('main')).toContainText('Your answers so far are kept')
  await openFilled(first)
  await expectDeposit(first)
})

test('F073 a cookie that was altered, invented or emptied is nobody’s, and no page fails over it', async ({
  page,
  context,
}) => {
  await openFilled(page)
  const genuine = await context.cookies()
  const altered: ((value: string) => string)[] = [
    (value) => `${value.slice(0, -2)}${value.endsWith('A') ? 'BB' : 'AA'}`,
    (value) => value.slice(1),
    () => '%00%ff',
    () => 'a'.repeat(3_000),
    () => '{"sub":"somebody"}',
  ]
  for (const alter of altered) {
    for (const name of ['session', 'browser']) {
      await context.clearCookies()
      await context.addCookies(
        genuine.map((cookie) => (cookie.name === name ? { ...cookie, value: alter(cookie.value) } : cookie)),
      )
      for (const path of ['/', '/specimen-account', '/specimen-account/apply', '/specimen-account/review'])
        expect((await page.request.get(path)).status()).toBeLessThan(500)
      if (name === 'session') {
        await page.goto('/specimen-account/apply')
        await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(filled)
      }
    }
  }
})

test('F075 a form whose Myinfo was discarded in another tab asks to retrieve again, and keeps what was typed', async ({
  context,
}) => {
  const [first, second] = [await context.newPage(), await context.newPage()]
  await openFilled(first)
  await typeDeposit(first)
  await fillStep(first)
  const [csrfToken, form] = await Promise.all(
    ['csrfToken', 'form'].map((name) => first.locator(`main input[name=${name}]`).first().inputValue()),
  )
  const discarded = await second.request.post('/api/forms/specimen-account/discard', {
    form: { csrfToken: csrfToken ?? '', form: form ?? '' },
    headers: { origin: new URL(first.url()).origin },
  })
  expect(discarded.url()).toContain('outcome=discarded')

  // The step is gone with the data; its answers stand elsewhere in the form now, and are kept there.
  await typeDeposit(first)
  await expect(first.getByText(/^Saved \d/)).toBeVisible()
  await sendStep(first)
  await expect(first).toHaveURL(/outcome=retrieval_expired/)
  await expect(first.getByText('Application received')).toHaveCount(0)
  await retrieve({ page: first, connection: 'fapi', applicant })
  await expectDeposit(first)
})

test('F098 a page of an older version, which knows one question less, is asked for it and keeps the rest', async ({
  page,
}) => {
  await page.goto('/specimen-account')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await page.waitForURL(/\/apply/)
  await fillStep(page)
  const kept = await page.locator('main input[name=nricOrFin]').inputValue()
  // As it stood before the question was added.
  await page.locator('main form[action$="/answers"] [name=name]').evaluate((input) => input.remove())
  const answer = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.locator('main form[action$="/answers"]').evaluate((form) => (form as HTMLFormElement).submit())

  expect((await answer).status()).toBe(303)
  await expect(page.locator('main input[name=name]')).toBeVisible()
  await expect(page.locator('main input[name=nricOrFin]')).toHaveValue(kept)
})
