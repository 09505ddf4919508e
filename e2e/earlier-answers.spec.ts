import { expect, type Page, test } from '@playwright/test'
import { fillToReview, submit } from '../bin/browser/answers.ts'
import { type Connection, connections, people, retrieve } from '../bin/browser/singpass.ts'
import { expectNoFault } from './axe.ts'
import { expectLanguages } from './change-language.ts'
import { pdfText } from './pdf-text.ts'

const typed = { email: 'alice.secret@example.sg', mobileNumber: '98765432', monthlyDeposit: '1,234' }

/** Somebody fills the form by hand up to the review, and leaves. */
async function typeByHand(page: Page): Promise<void> {
  await page.goto('/specimen-account')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await page.waitForURL(/\/apply/)
  for (let steps = 0; steps < 6 && !page.url().includes('/review'); steps += 1) {
    for (const [name, text] of Object.entries(typed)) {
      const input = page.locator(`main input[name="${name}"]`)
      if ((await input.count()) > 0) await input.fill(text)
    }
    const { pathname, search } = new URL(page.url())
    await fillToReview(page, 1)
    await page.waitForURL((url) => url.pathname + url.search !== pathname + search)
  }
}

/** Whoever comes next logs in at the same browser. */
async function logInAfterwards(page: Page, connection: Connection): Promise<void> {
  await page.goto('/specimen-account')
  await retrieve({ page, connection, applicant: people[connection].citizen })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/typed in this browser before you logged in/)
}

async function expectNothingOf(page: Page): Promise<void> {
  for (const text of Object.values(typed)) expect(await page.content()).not.toContain(text)
}

for (const connection of connections) {
  test(`S27: somebody who logs in on a shared browser sees nothing that was typed there before (${connection})`, async ({
    page,
  }) => {
    await typeByHand(page)
    await logInAfterwards(page, connection)
    await expectNothingOf(page)
    await expectNoFault(page, 'answers from before the login')
    await expectLanguages(page)

    await page.getByRole('button', { name: 'Start clean' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/We filled in/)
    for (const step of ['identity', 'contact', 'account']) {
      await page.goto(`/specimen-account/apply?step=${step}`)
      await expectNothingOf(page)
    }
    await page.goto('/specimen-account/review')
    await expectNothingOf(page)
    await expect(page.getByText('Carried over from a draft')).toHaveCount(0)
  })

  test(`S27: what is used all the same never replaces Myinfo, is marked, and is stored as carried (${connection})`, async ({
    page,
  }) => {
    await typeByHand(page)
    await logInAfterwards(page, connection)
    await page.getByRole('button', { name: 'Use what was typed in this browser' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/We filled in/)

    await fillToReview(page)
    expect(await page.content()).not.toContain(typed.email)
    expect(await page.content()).not.toContain(typed.mobileNumber)
    const deposit = page.locator('.question').filter({ has: page.locator('input[name=monthlyDeposit]') })
    await expect(deposit.locator('input')).toHaveValue('1,234')
    await expect(deposit).toContainText('Carried over from a draft')
    await submit(page)
    const pdf = await page.request.get(`${page.url()}/receipt.pdf`)
    expect(await pdfText(await pdf.body())).toContain('Carriedoverfromadraft')
  })
}

test('S27: a form opened past the question shows none of the answers', async ({ page }) => {
  await typeByHand(page)
  await logInAfterwards(page, 'v3')
  for (const path of ['/specimen-account/apply?step=contact', '/specimen-account/review', '/specimen-account/saved']) {
    await page.goto(path)
    await expect(page.getByRole('button', { name: 'Start clean' })).toBeVisible()
    await expectNothingOf(page)
  }
})

test('S27: a private link that somebody else made brings nothing into the application of the person who logs in', async ({
  page,
  browser,
}) => {
  const attacker = await browser.newPage()
  await typeByHand(attacker)
  await attacker.goto('/specimen-account/apply?step=contact')
  await attacker.getByRole('button', { name: 'Save and come back later' }).click()
  const link = (await attacker.getByText(/\/resume\/[0-9a-f]{64}$/).textContent()) ?? ''
  await attacker.close()

  await page.goto(link)
  await page.getByRole('button', { name: 'Continue my application' }).click()
  await page.waitForURL(/\/apply/)
  await page.goto('/specimen-account/review')
  expect(await page.getByText('Carried over from a draft').count()).toBeGreaterThan(3)

  await logInAfterwards(page, 'v3')
  await expectNothingOf(page)
})
