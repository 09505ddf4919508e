import { expect, type Page } from '@playwright/test'
import { fillToReview, submit } from '../bin/browser/answers.ts'
import { people, retrieve } from '../bin/browser/singpass.ts'
import { test } from './faults/fault-test.ts'

test('F082 going back after a submit leads to the receipt and makes no second application', async ({ page }) => {
  await page.goto('/specimen-account')
  await retrieve({ page, connection: 'v3', applicant: people.v3.citizen })
  await fillToReview(page)
  await submit(page)
  const receipt = page.url()

  await page.goBack()
  await expect(page).toHaveURL(receipt)
  await page.goto('/specimen-account/apply')
  await expect(page).toHaveURL(receipt)
})

test('the reference is copied as often as one likes, and the receipt is printed', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.addInitScript(() => Object.assign(window, { print: () => document.body.setAttribute('data-printed', '') }))
  await page.clock.install()
  await page.goto('/specimen-account')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await fillToReview(page)
  await submit(page)

  const reference = await page.locator('.reference').innerText()
  for (const _ of ['once', 'again']) {
    await page.getByRole('button', { name: 'Copy', exact: true }).first().click()
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
    await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toHaveCount(1)
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(reference)
    await page.clock.runFor(3_000)
    await expect(page.getByRole('button', { name: 'Copied' })).toHaveCount(0)
  }
  await page.getByRole('button', { name: 'Print' }).click()
  await expect(page.locator('[data-printed]')).toHaveCount(1)
})

test('a submit that is repeated shows the same receipt', async ({ page }) => {
  await page.goto('/specimen-account')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await fillToReview(page)
  await page.locator('input[name=declaration]').check()
  const form = await page
    .locator('main form[action$="/submit"]')
    .evaluate((element) => Object.fromEntries(new FormData(element as HTMLFormElement)) as Record<string, string>)
  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      page.request.post('/api/forms/specimen-account/submit', {
        form,
        maxRedirects: 0,
        headers: { origin: new URL(page.url()).origin },
      }),
    ),
  )
  const places = new Set(answers.map((answer) => answer.headers().location))
  expect(answers.map((answer) => answer.status())).toEqual(Array(10).fill(303))
  expect(places.size).toBe(1)
})

/** What the submit button of the review would send. */
async function reviewed(page: Page): Promise<Record<string, string>> {
  await page.locator('input[name=declaration]').check()
  return page
    .locator('main form[action$="/submit"]')
    .evaluate((form) => Object.fromEntries(new FormData(form as HTMLFormElement)) as Record<string, string>)
}

async function changeDeposit(page: Page, amount: string): Promise<void> {
  await page.goto('/specimen-account/apply?step=account')
  await page.locator('input[name=monthlyDeposit]').fill(amount)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.waitForURL(/\/review/)
}

test('a review that another tab has overtaken is not sent, and is shown anew', async ({ page }) => {
  await page.goto('/specimen-account')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await fillToReview(page)
  const tab = await page.context().newPage()
  await changeDeposit(tab, '2,345')

  await page.locator('input[name=declaration]').check()
  await page.getByRole('button', { name: 'Submit application' }).click()
  await expect(page.getByText('Your answers have changed since you opened this page')).toBeVisible()
  await expect(page.locator('main')).toContainText('S$2,345')
  await submit(page)
  await expect(page.getByRole('heading', { name: 'Application received' })).toBeVisible()
})

test('F084 a submit of other answers than those that were sent is explained, and changes nothing', async ({ page }) => {
  await page.goto('/specimen-account')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await fillToReview(page)
  const first = await reviewed(page)
  await changeDeposit(page, '2,345')
  await submit(page)
  const receipt = page.url()

  const headers = { origin: new URL(receipt).origin }
  const repeated = await page.request.post('/api/forms/specimen-account/submit', { form: first, headers })
  expect(repeated.status()).toBe(409)
  await page.setContent(await repeated.text())
  await expect(page.getByRole('heading', { name: 'You have already sent this application' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Go to the receipt' })).toHaveAttribute('href', new URL(receipt).pathname)
  await page.goto('/specimen-account/apply')
  await expect(page).toHaveURL(receipt)
})

test("F081 S27 another browser's receipt is not found, exactly as an unknown one", async ({ page, browser }) => {
  await page.goto('/specimen-account')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await fillToReview(page)
  await submit(page)

  const other = await browser.newPage()
  const theirs = await other.goto(page.url())
  const unknown = await other.goto('/applications/ABCD-EFGH-JK')
  expect([theirs?.status(), unknown?.status()]).toEqual([404, 404])
  await other.close()
})

test('discarding Myinfo leaves a form to type', async ({ page }) => {
  await page.goto('/specimen-account')
  await retrieve({ page, connection: 'v3', applicant: people.v3.citizen })
  await page.getByRole('button', { name: 'Discard Myinfo and type it myself' }).click()
  await expect(page.locator('input[name=name]')).toHaveValue('')
  await expect(page.getByText(people.v3.citizen.name)).toHaveCount(0)
})

test('discarding Myinfo keeps what was just typed', async ({ page }) => {
  await page.goto('/specimen-card')
  await retrieve({ page, connection: 'fapi', applicant: people.fapi.citizen })
  await page.goto('/specimen-card/apply?step=income')
  await page.locator('input[name=employer-suggested][value=""]').check()
  await page.locator('input[name=employer]').fill('EXAMPLE EMPLOYER')
  await page.getByRole('button', { name: 'Discard Myinfo and type it myself' }).click()
  await page.waitForURL(/outcome=discarded/)
  await page.goto('/specimen-card/apply?step=income')
  await expect(page.locator('input[name=employer]')).toHaveValue('EXAMPLE EMPLOYER')
})

test('what was discarded, or never wanted, is not said to have expired', async ({ page }) => {
  const expired = page.getByText('Your Myinfo data has expired')
  await page.goto('/specimen-account')
  await retrieve({ page, connection: 'v3', applicant: people.v3.citizen })
  await page.getByRole('button', { name: 'Discard Myinfo and type it myself' }).click()
  await page.waitForURL(/outcome=discarded/)
  await page.goto('/specimen-account/apply?step=contact')
  await expect(expired).toHaveCount(0)

  await page.goto('/specimen-card')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await page.waitForURL(/apply/)
  await expect(expired).toHaveCount(0)
})
