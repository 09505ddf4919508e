import { expect, test } from '@playwright/test'
import { fillToReview, submit } from '../bin/browser/answers.ts'
import { people, retrieve } from '../bin/browser/singpass.ts'
import { expectNoFault } from './axe.ts'

const phone = { width: 390, height: 844 }

test('the start has one first step, as large as the other way, and both are seen without scrolling', async ({
  page,
}) => {
  await page.setViewportSize(phone)
  await page.goto('/savings-account')
  const [first, second] = await page.locator('.way').evaluateAll((ways) =>
    ways.map((way) => {
      const { width, bottom } = way.getBoundingClientRect()
      return { width, bottom, ground: getComputedStyle(way).backgroundColor }
    }),
  )
  expect(first?.width).toBe(second?.width)
  expect(first?.ground).not.toBe(second?.ground)
  expect(second?.bottom).toBeLessThanOrEqual(phone.height)
  await expect(page.locator('main .button-primary')).toHaveCount(0)
  await expect(page.locator('.trust')).toContainText(new URL(page.url()).host)
  await page.getByText('How to know it is really us').click()
  await expect(page.getByText('We never ask for your Singpass password')).toBeVisible()
})

test('an applicant who declined, or has no Myinfo, finds the way by hand first', async ({ page }) => {
  for (const outcome of ['declined', 'no_myinfo']) {
    await page.goto(`/savings-account?outcome=${outcome}`)
    await expect(page.locator('.way').first().getByRole('button')).toHaveText(/Fill in the form myself/)
    await expect(page.locator('.way-first')).toHaveCount(1)
  }
  await expectNoFault(page, 'by hand first')
})

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled })

    test('what waits to be finished is on top of all products and of its own, with what is left', async ({ page }) => {
      await page.goto('/savings-account')
      await retrieve({ page, connection: 'fapi', applicant: people.fapi.citizen })
      for (const path of ['/', '/savings-account']) {
        await page.goto(path)
        const banner = page.getByRole('region', { name: 'Savings account, 4 questions left' })
        const heading = page.getByRole('heading', { level: 1 })
        expect((await banner.boundingBox())?.y).toBeLessThan((await heading.boundingBox())?.y ?? 0)
        await expect(banner.getByRole('link', { name: 'Continue' })).toBeVisible()
        await expect(page.locator('.way-first')).toHaveCount(0)
        if (javaScriptEnabled) await expectNoFault(page, `unfinished on ${path}`)
      }
      await page.getByRole('link', { name: 'Continue' }).click()
      await fillToReview(page)
      await submit(page)
      await expect(page.getByRole('row', { name: /^Deleted on .* The copy of your data/ })).toBeVisible()
      await expect(page.getByRole('row', { name: /^Kept until .* those from Myinfo among them/ })).toBeVisible()
      await expect(page.getByText(/^If we approve it, by /)).toBeVisible()
      await page.goto('/')
      await expect(page.getByRole('link', { name: 'Continue' })).toHaveCount(0)
    })
  })
}

test('on a slow way to Singpass the button says so, with a sentence on the way back', async ({ browser }) => {
  const page = await browser.newPage({ viewport: phone, isMobile: true, hasTouch: true })
  await page.goto('/savings-account')
  await page.waitForLoadState('networkidle')
  // An answer without content leaves the page where it is, as a slow one does.
  await page.route('**/api/auth/signin/**', (route) => route.fulfill({ status: 204 }))
  await page.getByRole('button', { name: 'Retrieve Myinfo with Singpass' }).first().click()
  await expect(page.getByText('Opening Singpass…')).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'Come back to this browser' })).toBeVisible()
  await expect(page.locator('[data-busy] .spinner')).toHaveCSS('opacity', '1')
  await page.close()
})

test('a private link is shared by the phone, which shows no code that it cannot scan', async ({ browser }) => {
  const page = await browser.newPage({ viewport: phone, isMobile: true, hasTouch: true })
  await page.addInitScript(() => Object.assign(navigator, { share: async () => undefined }))
  await page.goto('/savings-account')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  const onward = page.getByRole('button', { name: 'Continue', exact: true })
  await expect(onward).toBeInViewport()
  await page.getByRole('button', { name: 'Save and come back later' }).click()
  await page.waitForURL(/\/saved/)
  await expect(page.getByRole('button', { name: 'Share the link' })).toBeVisible()
  await expect(page.getByRole('img', { name: /QR code/ })).toBeHidden()
  await page.close()
})

test('a link tells what it leads to: a description, a card, an icon and a manifest that are there', async ({
  page,
}) => {
  await page.goto('/savings-account')
  const origin = new URL(page.url()).origin
  const content = (name: string) =>
    page.locator(`meta[property="${name}"], meta[name="${name}"]`).getAttribute('content')
  expect(await content('description')).toMatch(/account/)
  expect(await content('og:title')).toBe('Savings account')
  const card = await content('og:image')
  expect(card).toContain(origin)
  const icon = await page.locator('link[rel=apple-touch-icon]').getAttribute('href')
  const manifest = await page.locator('link[rel=manifest]').getAttribute('href')
  for (const [address, type] of [
    [card, 'image/png'],
    [icon, 'image/png'],
    [manifest, 'application/manifest+json'],
  ]) {
    const answer = await page.request.get(address ?? '')
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, type])
  }
})

for (const [name, path] of [
  ['a login that cannot be matched', '/api/auth/callback/fapi?code=a'],
  ['an address of the login that nobody has', '/api/auth/signin'],
  ['a product that is not there', '/gold-bars'],
] as const) {
  test(`${name} is told in the product's own look, with help that can be tapped`, async ({ page }) => {
    await page.goto(path)
    await expect(page.getByRole('banner').getByRole('link', { name: 'Merlion Bank' })).toBeVisible()
    await expect(page.locator('footer a[href^="tel:+"]')).toBeVisible()
    await expect(page.locator('footer a[href^="mailto:"]')).toBeVisible()
    await expect(page.getByRole('banner').getByText('தமிழ்')).toHaveCount(1)
    expect(await page.evaluate(() => document.fonts.ready.then(({ size }) => size))).toBeGreaterThan(0)
    expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toMatch(/publicSans|Public Sans/)
    await expectNoFault(page, name)
  })
}

test('a post that is refused leads back to its product, and offers the way by hand', async ({ page }) => {
  await page.goto('/savings-account')
  await page
    .locator('.way input[name=csrfToken]')
    .last()
    .evaluate((input) => input.setAttribute('value', 'x'))
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is out of date')
  await expect(page.getByRole('link', { name: 'Go back' })).toHaveAttribute('href', '/savings-account')
  await page.getByRole('link', { name: 'Fill in the form myself' }).click()
  await expect(page).toHaveURL(/\/savings-account#by-hand$/)
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await page.waitForURL(/\/apply/)
})

test('the privacy page says in two rows what is deleted and what is kept', async ({ page }) => {
  await page.goto('/privacy')
  const promise = page.getByRole('table')
  await expect(promise.getByRole('row')).toHaveCount(2)
  await expect(promise.getByRole('row').first()).toContainText('copy of your data')
  await expect(promise.getByRole('row').last()).toContainText('those from Myinfo among them')
  await expect(promise.getByRole('row').last().getByRole('definition').first()).toContainText(
    'We keep your application',
  )
})
