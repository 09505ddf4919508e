import { type Browser, expect, type Page, test } from '@playwright/test'
import { fillToReview, submit } from '../bin/browser/answers.ts'
import { chooseDecision, sendDecision, signInAsStaff } from '../bin/browser/staff.ts'
import { expectNoFault } from './axe.ts'

/** Somebody applies by hand; returns the reference. */
async function apply(browser: Browser, product: string): Promise<string> {
  const page = await browser.newPage()
  await page.goto(`/${product}`)
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await fillToReview(page)
  await submit(page)
  const reference = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await page.context().close()
  return reference
}

/** A page of a member of staff who has just signed in. */
async function signedIn(browser: Browser, name: string, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: process.env.E2E_APP_URL, ...options })
  const page = await context.newPage()
  await signInAsStaff(page, name)
  return page
}

test('staff find an application, read it with numbers masked, reveal one, note, and it all stands in the history', async ({
  browser,
}) => {
  const reference = await apply(browser, 'specimen-account')
  const page = await signedIn(browser, 'Hadi S.', { javaScriptEnabled: false })
  await page.getByLabel('Find by reference').fill(reference.toLowerCase().replaceAll('-', ' '))
  await page.getByLabel('Find by reference').press('Enter')
  await expect(page.getByRole('heading', { name: reference })).toBeVisible()
  await expect(page.locator('main')).not.toContainText('S0000001I')

  await page
    .getByRole('button', { name: /^Reveal/ })
    .first()
    .click()
  await expect(page.locator('main')).toContainText('S0000001I')
  await page.getByLabel('Add a note').fill('Employer agrees <b>')
  await page.getByRole('button', { name: 'Add note' }).click()
  await expect(page.locator('#notes')).toContainText('Employer agrees <b>')
  await expect(page.locator('#history')).toContainText(/Hadi S\. revealed .* audit \d+\.\d+/)
  await expect(page.locator('#history')).toContainText('Hadi S. opened it')

  await page.getByRole('radio', { name: 'Accept' }).check()
  await sendDecision(page)
  await expect(page.locator('main')).toContainText('It is decided')
  await expect(page.locator('#decide')).toHaveCount(0)
  expect(page.url()).not.toContain('S0000001I')
})

test('the second of two who decide at once sees both decisions, and their words are kept', async ({ browser }) => {
  const reference = await apply(browser, 'specimen-account')
  const [first, second] = [await signedIn(browser, 'Hadi S.'), await signedIn(browser, 'Devi R.')]
  for (const page of [first, second]) await page.goto(`/staff/${reference}`)
  await chooseDecision(first, 'Accept')
  await sendDecision(first)
  await expect(first.locator('main')).toContainText('It is decided')

  await second.getByRole('radio', { name: 'Ask the applicant something' }).check()
  await second.locator('#words-question').fill('Where do you work?')
  await sendDecision(second)
  await expect(second.getByRole('heading', { name: 'Somebody was faster' })).toBeVisible()
  await expect(second.locator('.stands')).toContainText('Hadi S.')
  await expect(second.locator('main')).toContainText('Where do you work?')
  await expectNoFault(second, 'two decisions')
  await second.getByRole('button', { name: 'Keep my words as a note' }).click()
  await expect(second.locator('#notes')).toContainText('Where do you work?')
})

test('a reviewer’s word waits for an approver, and an account without a role gets one sentence and a way out', async ({
  browser,
}) => {
  const reference = await apply(browser, 'specimen-account')
  const devi = await signedIn(browser, 'Devi R.')
  await devi.goto(`/staff/${reference}`)
  await devi.getByRole('radio', { name: 'Decline, with a reason' }).check()
  await sendDecision(devi)
  await expect(devi.locator('main')).toContainText('Nothing was sent')
  await devi.getByRole('radio', { name: 'Decline, with a reason' }).check()
  await devi.locator('#words-declined').fill('Too young')
  await sendDecision(devi)
  await expect(devi.locator('main')).toContainText('waits for a second person')

  const hadi = await signedIn(browser, 'Hadi S.')
  await hadi.goto(`/staff/${reference}`)
  await expect(hadi.locator('#decide')).toContainText('Devi R. proposes to decline')

  const aisha = await signedIn(browser, 'Aisha B.')
  await aisha.goto(`/staff/${reference}`)
  await expect(aisha.locator('#decide')).toHaveCount(0)
  await expect(aisha.getByRole('button', { name: /Reveal/ })).toHaveCount(0)

  const ravi = await signedIn(browser, 'Ravi P.')
  await expect(ravi.locator('main')).toContainText('Your account has no role')
  await ravi.goto(`/staff/${reference}`)
  await expect(ravi.locator('main')).toContainText('Your account has no role')
  await ravi
    .getByRole('button', { name: /Sign out/ })
    .first()
    .click()
  await expect(ravi.locator('main')).toContainText('You are signed out')
})

test('the pages of staff have no fault, answer to keys only when asked to, and let nobody in who has not signed in', async ({
  browser,
  page: stranger,
}) => {
  const reference = await apply(browser, 'specimen-account')
  await stranger.goto(`/staff/${reference}`)
  await expect(stranger.getByRole('heading', { name: 'Applications' })).toBeVisible()
  await expectNoFault(stranger, 'the way in')

  const page = await signedIn(browser, 'Hadi S.')
  await page.keyboard.press('j')
  await expect(page.locator('.queue th a:focus')).toHaveCount(0)
  await page.getByRole('button', { name: 'Turn single keys on' }).click()
  await page.getByRole('button', { name: 'Turn single keys off' }).waitFor()
  // Keys are heard once the page has its scripts.
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(page.locator('.queue th a:focus')).toHaveCount(1, { timeout: 500 })
  }).toPass()
  await expectNoFault(page, 'the list')
  await page.goto(`/staff/${reference}`)
  await expectNoFault(page, 'an application')
  for (const [width, scheme] of [
    [390, 'dark'],
    [1280, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme: scheme })
    await page.screenshot({ path: `test-results/staff-case-${width}-${scheme}.png`, fullPage: true })
    await page.goto('/staff')
    await page.screenshot({ path: `test-results/staff-list-${width}-${scheme}.png`, fullPage: true })
    await page.goto(`/staff/${reference}`)
  }
})

test('an applicant reads what staff ask, answers on the receipt, and learns the decision', async ({ browser }) => {
  const applicant = await (await browser.newContext()).newPage()
  await applicant.goto('/specimen-account')
  await applicant.getByRole('button', { name: 'Fill in the form myself' }).click()
  await fillToReview(applicant)
  await submit(applicant)
  const receipt = new URL(applicant.url()).pathname
  const reference = receipt.split('/').at(-1) ?? ''
  const hadi = await signedIn(browser, 'Hadi S.')
  await hadi.goto(`/staff/${reference}`)
  await hadi.getByRole('radio', { name: 'Ask the applicant something' }).check()
  await hadi.locator('#words-question').fill('Which employer?')
  await sendDecision(hadi)

  await applicant.goto(receipt)
  await expect(applicant.getByRole('heading', { level: 1 })).toHaveText('We have a question for you')
  await applicant.getByRole('button', { name: 'Send my answer' }).click()
  await expect(applicant.locator('main')).toContainText('Write your answer first')
  await applicant.getByLabel('Which employer?').fill('Wombat Limited')
  await expectNoFault(applicant, 'a question')
  await applicant.getByRole('button', { name: 'Send my answer' }).click()
  await expect(applicant.locator('main')).toContainText('we have your answer')

  await hadi.goto(`/staff/${reference}`)
  await expect(hadi.locator('#history')).toContainText('Wombat Limited')
  await hadi.getByRole('radio', { name: 'Decline, with a reason' }).check()
  await hadi.locator('#words-declined').fill('No such employer')
  await sendDecision(hadi)
  await expect(hadi.locator('main')).toContainText('It is decided')
  await applicant.goto(receipt)
  await expect(applicant.locator('main')).toContainText('No such employer')
  await expect(applicant.getByRole('heading', { level: 1 })).toHaveText('We could not accept your application')
  await expect(applicant.getByRole('heading', { name: 'What happens next' })).toHaveCount(0)
})

test('what the applicant will read is shown first, an application is given to somebody, and deliveries are seen', async ({
  browser,
}) => {
  const reference = await apply(browser, 'specimen-account')
  const page = await signedIn(browser, 'Hadi S.', { javaScriptEnabled: false })
  await page.goto(`/staff/${reference}`)
  await page.getByLabel('Seen to by').selectOption({ label: 'Hadi S.' })
  await page.getByRole('button', { name: 'Give' }).click()
  await expect(page.getByRole('status')).toHaveText('It is given.')
  await page.goto('/staff?mine=1')
  await expect(page.getByRole('link', { name: reference })).toBeVisible()

  await page.goto(`/staff/${reference}`)
  await chooseDecision(page, 'Decline', 'Your <income> is not enough.')
  await page.getByRole('button', { name: 'See what the applicant will read' }).click()
  await expect(page.locator('main')).toContainText('We could not accept your application.')
  await expect(page.locator('main')).toContainText('Your <income> is not enough.')
  await page.getByRole('button', { name: 'Send this' }).click()
  await expect(page.locator('#history')).toContainText('Decline')

  await page.getByRole('link', { name: 'What was told of it, and to whom' }).click()
  await expect(page.getByRole('row', { name: /applicant/ }).first()).toContainText(/delivered|waiting/)
  await page.context().close()
})

test('the auditor copies, holds and erases what is kept of a person, and gets a certificate', async ({ browser }) => {
  const reference = await apply(browser, 'specimen-account')
  const page = await signedIn(browser, 'Mei T.')
  await page.goto(`/staff/${reference}`)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download everything' }).click()
  expect((await download).suggestedFilename()).toBe(`person-${reference}.json`)

  await page.getByRole('button', { name: 'Put a legal hold on it' }).click()
  await page.getByLabel(/To erase everything/).fill(reference)
  await page.getByRole('button', { name: 'Erase for good' }).click()
  await expect(page.getByRole('status')).toContainText('a legal hold stands')
  await page.getByRole('button', { name: 'End the legal hold' }).click()
  await page.getByLabel(/To erase everything/).fill('AAAA-AAAA-AA')
  await page.getByRole('button', { name: 'Erase for good' }).click()
  await expect(page.getByRole('status')).toContainText('is not the reference')
  await expectNoFault(page, 'the auditor’s page')
  await page.getByLabel(/To erase everything/).fill(reference.toLowerCase())
  await page.getByRole('button', { name: 'Erase for good' }).click()
  await expect(page.getByRole('heading', { name: 'Certificate of erasure' })).toBeVisible()
  await expect(page.locator('main')).toContainText(reference)
  await expectNoFault(page, 'the certificate')
  for (const path of ['/staff/delivery', '/staff/person']) {
    await page.goto(path)
    await expectNoFault(page, path)
    await page.screenshot({ path: `test-results/${path.slice(1).replace('/', '-')}.png`, fullPage: true })
  }
  expect((await page.goto(`/staff/${reference}`))?.status()).toBe(404)
  await page.context().close()
})
