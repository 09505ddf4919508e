import { type Browser, expect, type Page, test } from '@playwright/test'
import { fillToReview, submit } from '../bin/browser/answers.ts'
import { people, retrieve } from '../bin/browser/singpass.ts'
import { chooseDecision, sendDecision, signInAsStaff } from '../bin/browser/staff.ts'
import { expectNoFault } from './axe.ts'

/** Sends an application by hand; returns what its receipt says of the way back. */
async function applyByHand(page: Page) {
  await page.goto('/specimen-account')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await fillToReview(page)
  await submit(page)
  return wayBackOn(page)
}

async function wayBackOn(page: Page) {
  const reference = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const kept = page.locator('section[aria-labelledby="way-back"]')
  const link = (await kept.getByText('/status/').textContent()) ?? ''
  const code = (await kept.getByText(/^[A-Z]{4}-[A-Z]{4}-[A-Z]{4}$/).textContent()) ?? ''
  return { reference, link, code }
}

async function elsewhere(browser: Browser, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: process.env.E2E_APP_URL, ...options })
  return context.newPage()
}

test('the private link alone opens nothing; with the code of the receipt it does, also without scripts', async ({
  page,
  browser,
}) => {
  const { reference, link, code } = await applyByHand(page)
  const stranger = await elsewhere(browser)
  expect((await stranger.goto(`/applications/${reference}`))?.status()).toBe(404)
  await expect(stranger.getByRole('heading', { name: 'This application is not open in this browser' })).toBeVisible()
  await stranger.context().close()

  const other = await elsewhere(browser, { javaScriptEnabled: false })
  const answer = await other.goto(link)
  expect(answer?.headers()['referrer-policy']).toBe('strict-origin')
  await expect(other.locator('main')).not.toContainText(reference)
  await expect(other.getByRole('button', { name: /Singpass/ })).toHaveCount(0)
  await other.getByLabel('Your code').fill('ABCD-EFGH-JKMN')
  await other.getByRole('button', { name: 'Open my application' }).click()
  await expect(other.getByText('That is not the code of this application')).toBeVisible()
  await other.getByLabel('Your code').fill(code.toLowerCase())
  await other.getByRole('button', { name: 'Open my application' }).click()
  await expect(other).toHaveURL(new RegExp(`/applications/${reference}$`))
  await expect(other.getByRole('heading', { name: 'Where it stands' })).toBeVisible()
  await other.context().close()
})

test('the account that sent an application comes back by a fresh login; another account learns nothing', async ({
  page,
  browser,
}) => {
  await page.goto('/specimen-account')
  await retrieve({ page, connection: 'fapi', applicant: people.fapi.citizen })
  await fillToReview(page)
  await submit(page)
  const { reference, link } = await wayBackOn(page)

  const stranger = await elsewhere(browser)
  await stranger.goto(link)
  await logIn(stranger, people.fapi.foreigner)
  await expect(
    stranger.getByRole('heading', { name: 'This Singpass account did not send the application' }),
  ).toBeVisible()
  await stranger.goto(`/applications/${reference}`)
  await expect(stranger.getByRole('heading', { name: 'This application is not open' })).toBeVisible()

  const phone = await elsewhere(browser)
  await phone.goto(link)
  await logIn(phone, people.fapi.citizen)
  await expect(phone).toHaveURL(new RegExp(`/applications/${reference}$`))
  await phone.context().close()
  await stranger.context().close()
})

test('each step is written to the applicant, with the link and without anything personal', async ({
  page,
  browser,
}) => {
  const { reference, link } = await applyByHand(page)
  const mails = page.locator('article', { hasText: reference })
  await expect(async () => {
    await page.goto('/demo/mail')
    await expect(mails).toHaveCount(1, { timeout: 500 })
  }).toPass()
  await expect(mails).toContainText(`We have your application ${reference}`)
  await expect(mails.getByRole('link')).toHaveAttribute('href', link)
  // One message of each kind stands for the others, of which there are as many as applications were sent here.
  await page.locator('article').evaluateAll((all) => {
    for (const article of all.slice(4)) article.remove()
  })
  await expectNoFault(page, 'the demo’s e-mail')

  const staff = await elsewhere(browser)
  await signInAsStaff(staff, 'Hadi S.')
  await staff.goto(`/staff/${reference}`)
  await chooseDecision(staff, 'Ask the applicant something', 'Which employer?')
  await sendDecision(staff)
  await expect(async () => {
    await page.goto('/demo/mail')
    await expect(mails).toHaveCount(2, { timeout: 500 })
  }).toPass()
  await expect(mails.first()).toContainText('We have a question')
  await expect(page.locator('main')).not.toContainText('Which employer?')
  await staff.context().close()
})

test('the pages of the way back have no fault, and fit a phone in every language', async ({ page, browser }) => {
  test.slow()
  const { link } = await applyByHand(page)
  const other = await elsewhere(browser)
  const paths = [link, '/status?outcome=other_account', '/status/ABCD-EFGH-JK/none', '/applications/ABCD-EFGH-JK']
  for (const path of paths) {
    await other.goto(path)
    await expectNoFault(other, path.slice(0, 12))
    await other.screenshot({ path: `test-results/way-back-${path.length}.png`, fullPage: true })
    await other.setViewportSize({ width: 320, height: 844 })
    for (const language of ['zh', 'ms', 'ta']) {
      await other.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${language}`)
      expect(await other.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    }
  }
  await other.context().close()
})

async function logIn(page: Page, { title }: { title: string }): Promise<void> {
  await page.getByRole('button', { name: /Singpass/ }).click()
  await page.getByRole('button', { name: title }).first().click()
  await page.getByRole('button', { name: 'Agree' }).click()
}
