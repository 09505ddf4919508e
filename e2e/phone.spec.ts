import { expect, test } from '@playwright/test'
import { fillToReview, submit } from '../bin/browser/answers.ts'
import { connections, people, retrieve } from '../bin/browser/singpass.ts'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

for (const connection of connections) {
  test(`the journey fits a phone of 390 px (${connection})`, async ({ page }) => {
    async function fits(): Promise<void> {
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    }
    await page.goto('/specimen-family')
    await fits()
    await retrieve({ page, connection, applicant: people[connection].parent })
    await fits()
    for (const step of ['contact', 'family', 'vehicles', 'cover']) {
      await page.goto(`/specimen-family/apply?step=${step}`)
      await fits()
    }
    await fillToReview(page)
    await fits()
    await submit(page)
    await fits()
  })
}

test('what is folded on a phone is there on a wide screen, where nothing offers to unfold it', async ({ page }) => {
  await page.goto('/family-insurance')
  await retrieve({ page, connection: 'fapi', applicant: people.fapi.citizen })
  const card = page.locator('details.card').first()
  const [offer, detail] = [card.getByText(/more details?/), card.getByRole('row').first()]
  await expect(offer).toBeVisible()
  await expect(detail).toBeHidden()
  await page.setViewportSize({ width: 1280, height: 844 })
  await expect(offer).toBeHidden()
  await expect(detail).toBeVisible()
})

test('inside another app, the start page says to open a browser first', async ({ page, browser }) => {
  const advice = 'Open this page in your browser first'
  await page.goto('/specimen-account')
  await expect(page.getByText(advice)).toHaveCount(0)

  const userAgent = `${await page.evaluate(() => navigator.userAgent)} Instagram 358.0.0.51.97 Android`
  const inApp = await browser.newPage({ userAgent })
  await inApp.goto(page.url())
  await expect(inApp.getByText(advice)).toBeVisible()
  await inApp.close()
})

for (const lang of ['en', 'zh', 'ms', 'ta']) {
  test(`the header takes at most 96 px, with a visit to end too (${lang})`, async ({ page }) => {
    const header = page.getByRole('banner')
    const height = async () => (await header.boundingBox())?.height
    await page.goto(`/savings-account?lang=${lang}`)
    expect(await height()).toBeLessThanOrEqual(96)
    await page.locator('form[action$="/by-hand"] button').click()
    await page.waitForURL(/\/apply/)
    await expect(header.locator('form[action$="/signout"] button')).toBeInViewport()
    expect(await height()).toBeLessThanOrEqual(96)
  })
}

test('the number and the address of help can be tapped, and are never broken', async ({ page }) => {
  for (const path of ['/savings-account', '/accessibility', '/privacy']) {
    await page.goto(path)
    const phone = page.locator('a[href^="tel:+"]').last()
    const { height, line } = await phone.evaluate((link) => ({
      height: link.getBoundingClientRect().height,
      line: Number.parseFloat(getComputedStyle(link).lineHeight),
    }))
    expect(height).toBeLessThan(2 * line)
    await expect(page.locator('a[href^="mailto:"]').first()).toBeVisible()
  }
})
