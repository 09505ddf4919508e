import { expect, type Page, test } from '@playwright/test'
import { expectNoFault } from './axe.ts'
import { resetSimulator } from './simulator.ts'

test.beforeEach(resetSimulator)
test.afterEach(resetSimulator)

async function start(page: Page, { tour, by, from }: { tour: RegExp; by: string; from: string }): Promise<void> {
  await page.goto(from)
  const section = page.locator('main section').filter({ has: page.getByRole('heading', { name: tour }) })
  await section.getByRole('button', { name: by }).click()
}

test('the tour of the whole way leads from the first page to the decision on the page of the applicant', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await start(page, { tour: /whole way/, by: 'Start, step by step', from: '/demo/tour' })
  const tour = page.getByRole('complementary', { name: 'Tour' })
  const next = tour.getByRole('button', { name: 'Next' })
  await expect(page).toHaveURL(/\/savings-account$/)
  await next.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/We filled in \d+ answers?/)
  await next.click()
  await expect(page).toHaveURL(/\/demo\/trace\/\w+/)
  await next.click()
  await expect(page).toHaveURL(/\/savings-account\/apply/)
  await expectNoFault(page, 'a step of a tour')
  await next.click()
  await expect(page.getByRole('heading', { name: 'Application received' })).toBeVisible()
  const receipt = new URL(page.url()).pathname
  await next.click()
  await expect(page).toHaveURL(receipt.replace('applications', 'staff'))
  await next.click()
  await expect(page).toHaveURL(/\/staff\/.*outcome=decided/)
  await next.click()
  await expect(page).toHaveURL(`${receipt}#standing`)
  await expect(
    page
      .locator('main')
      .getByText(/accepted/i)
      .first(),
  ).toBeVisible()
  await next.click()
  await expect(page).toHaveURL(/\/learn$/)
  await tour.getByRole('button', { name: 'Leave' }).click()
  await expect(tour).toHaveCount(0)
})

test('the tour of ten failures runs by itself, and each step tells where it was caught', async ({ page }) => {
  test.setTimeout(180_000)
  await page.clock.install()
  await start(page, { tour: /Ten failures/, by: 'Start, running by itself', from: '/demo/tour' })
  const tour = page.getByRole('complementary', { name: 'Tour' })
  for (let step = 1; step <= 10; step += 1) {
    await expect(tour).toContainText(`${step} of 10`)
    const told = await tour.locator('dd').first().innerText()
    await expect(page.locator('main').getByText(told).first(), `step ${step}`).toBeVisible()
    await expect(tour.getByRole('link')).toBeVisible()
    if (step === 10) break
    await expect(tour.getByText(/^\d+ s$/)).toBeVisible()
    await expect(async () => {
      await page.clock.runFor(3_000)
      await expect(tour).toContainText(`${step + 1} of 10`, { timeout: 300 })
    }).toPass({ timeout: 60_000 })
  }
})

test('arrow keys step on and back, and without scripts the buttons do', async ({ page, browser, baseURL }) => {
  await start(page, { tour: /whole way/, by: 'Start, step by step', from: '/demo/tour' })
  const tour = page.getByRole('complementary', { name: 'Tour' })
  await expect(async () => {
    await page.keyboard.press('ArrowRight')
    await expect(tour).toContainText('2 of 9', { timeout: 3_000 })
  }).toPass()
  await expect(async () => {
    await page.keyboard.press('ArrowLeft')
    await expect(tour).toContainText('1 of 9', { timeout: 3_000 })
  }).toPass()

  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' })
  const plain = await context.newPage()
  await start(plain, { tour: /whole way/, by: 'Start, step by step', from: '/demo/tour' })
  await plain.getByRole('button', { name: 'Next' }).click()
  await expect(plain.getByRole('complementary', { name: 'Tour' })).toContainText('2 of 9')
  await context.close()
})

test('the presenter shows each step large, on a phone, with nothing of the developer', async ({ page }) => {
  test.setTimeout(120_000)
  await start(page, {
    tour: /whole way/,
    by: 'Start, step by step',
    from: '/demo/presenter?product=credit-card&lang=zh',
  })
  const phone = page.frameLocator('iframe')
  await expect(page).toHaveURL(/\/demo\/presenter$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Two equal ways in.')
  await expect(phone.locator('html')).toHaveAttribute('lang', 'zh')
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('信用卡')
  await expect(phone.locator('#demo-bar')).toHaveCount(0)
  await expect(page.locator('#demo-bar')).toBeHidden()
  const size = await page
    .locator('.caption')
    .evaluate((caption) => Number.parseFloat(getComputedStyle(caption).fontSize))
  expect(size).toBeGreaterThanOrEqual(32)

  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Singpass asks her, not us.')
  await expect(phone.locator('.one-page, .page-with-rail').first()).toBeVisible()
  await expectNoFault(page, 'presenter')
  await page.getByRole('button', { name: 'Leave' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Presenter')
})

test('the presenter goes the whole way, to the decision in sight, and nobody has to sign in', async ({ page }) => {
  test.setTimeout(150_000)
  await start(page, { tour: /whole way/, by: 'Start, step by step', from: '/demo/presenter' })
  const phone = page.frameLocator('iframe')
  const seen = [
    () => phone.getByRole('heading', { level: 1, name: 'Savings account' }),
    () => phone.getByRole('heading', { level: 1, name: /We filled in \d+ answers?/ }),
    () => phone.getByRole('heading', { level: 1, name: /^Journey / }),
    () => phone.getByRole('button', { name: 'Submit application' }),
    () => phone.getByRole('heading', { level: 1, name: 'Application received' }),
    () => phone.getByText('Approver of the tour').first(),
    () => phone.getByText('Accepted').first(),
    () => phone.locator('#standing'),
  ]
  for (const [step, what] of seen.entries()) {
    await expect(page.getByText(`Step ${step + 1} of`)).toBeVisible()
    await expect(what(), `step ${step + 1}`).toBeVisible()
    if (step === seen.length - 1) await expect(what()).toBeInViewport()
    else await page.getByRole('button', { name: 'Next' }).click()
  }

  await page.locator('h1').click()
  await expect(async () => {
    await page.keyboard.press('Escape')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Presenter', { timeout: 3_000 })
  }).toPass()
})

test('nobody may frame a page but the presenter of a demo', async ({ request }) => {
  const alone = await request.get('/savings-account')
  expect(alone.headers()['content-security-policy']).toContain("frame-ancestors 'none'")
})

test('pages of the tours have no fault', async ({ page }) => {
  for (const place of ['/demo/tour', '/demo/presenter']) {
    await page.goto(place)
    await expectNoFault(page, place)
  }
})
