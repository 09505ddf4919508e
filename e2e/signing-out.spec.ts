import { expect, type Page, test } from '@playwright/test'
import { fillToReview, submit } from '../bin/browser/answers.ts'
import { connections, people, retrieve } from '../bin/browser/singpass.ts'

async function begin(page: Page): Promise<void> {
  await page.goto('/specimen-account')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await page.waitForURL(/\/apply/)
}

test('S17: every page of a visit can end it, and no other page', async ({ page }) => {
  const done = page.getByRole('banner').getByRole('button', { name: 'I am done' })
  const pages = ['/', '/privacy', '/accessibility', '/specimen-card', '/specimen-account', '/nowhere']
  for (const path of pages) {
    await page.goto(path)
    await expect(done).toHaveCount(0)
  }
  await begin(page)
  const own = ['/specimen-account/apply', '/specimen-account/review', '/specimen-account/saved']
  for (const path of [...pages, ...own]) {
    await page.goto(path)
    await expect(done).toBeVisible()
  }
})

test('S17: after "I am done" on the receipt, nothing of the visit opens in this browser', async ({ page }) => {
  await begin(page)
  await fillToReview(page)
  await submit(page)
  const receipt = page.url()
  await page.getByRole('main').getByRole('button', { name: 'I am done' }).click()

  await expect(page.getByText('You are signed out')).toBeVisible()
  expect((await page.context().cookies()).filter(({ name }) => name === 'session')).toEqual([])
  for (const address of [receipt, `${receipt}/receipt.pdf`])
    expect((await page.request.get(address)).status()).toBe(404)
  await page.goBack()
  await expect(page.getByText('Application received')).toHaveCount(0)
})

test('S25: a session that was ended is dead, also for somebody who kept its cookie', async ({ page }) => {
  await begin(page)
  const kept = await page.context().cookies()
  await page.getByRole('button', { name: 'I am done' }).click()
  await expect(page.getByText('You are signed out')).toBeVisible()

  await page.context().addCookies(kept)
  await page.goto('/specimen-account/apply')
  await expect(page).toHaveURL(/\/specimen-account\?outcome=expired$/)
})

test('signing out keeps the language', async ({ page }) => {
  await begin(page)
  await page.getByRole('banner').locator('summary').click()
  await page.getByRole('button', { name: '中文' }).click()
  await page.getByRole('button', { name: '我已完成' }).click()
  await expect(page.getByText('您已退出')).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh')
})

test('signing out works without scripts', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await begin(page)
  await page.getByRole('button', { name: 'I am done' }).click()
  await expect(page.getByText('You are signed out')).toBeVisible()
  await context.close()
})

for (const connection of connections) {
  test(`S25: every cookie of a login ends with the browser (${connection})`, async ({ page }) => {
    await page.goto('/specimen-account')
    await retrieve({ page, connection, applicant: people[connection].citizen })
    const cookies = (await page.context().cookies()).filter(({ domain }) => domain === 'localhost')

    expect(cookies.map(({ name }) => name)).toContain('session')
    const own = cookies.filter(({ name }) => ['session', 'browser'].includes(name))
    expect(own.map(({ name, expires }) => ({ name, expires }))).toEqual(own.map(({ name }) => ({ name, expires: -1 })))
    expect(cookies.map(({ name }) => name).filter((name) => name.includes('next-auth'))).toEqual([])
  })
}
