import { expect, type Page } from '@playwright/test'
import { expectNoFault } from './axe.ts'
import { test } from './faults/fault-test.ts'

async function openByHand(page: Page): Promise<void> {
  await page.clock.install()
  await page.goto('/specimen-account')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await page.locator('input[name=name]').waitFor()
  // The dialog counts from when its script runs.
  await page.waitForLoadState('networkidle')
}

test('F071 two minutes before the end a dialog asks, and staying goes on', async ({ page }) => {
  await openByHand(page)
  await page.clock.fastForward('01:57:30')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.clock.fastForward('00:00:45')

  const dialog = page.getByRole('dialog', { name: 'Are you still there?' })
  await expect(dialog).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Stay' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.locator('input[name=name]')).not.toBeFocused()
  await expectNoFault(page, 'session dialog')
  const extended = page.waitForResponse('**/api/session')
  await dialog.getByRole('button', { name: 'Stay' }).click()
  expect((await extended).status()).toBe(200)
  await expect(dialog).toBeHidden()
  await page.clock.fastForward('01:57:30')
  await expect(dialog).toBeHidden()
})

test('Escape means stay', async ({ page }) => {
  await openByHand(page)
  await page.clock.fastForward('01:58:15')
  await expect(page.getByRole('dialog')).toBeVisible()
  const extended = page.waitForResponse('**/api/session')
  await page.keyboard.press('Escape')
  expect((await extended).status()).toBe(200)
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('the end leads to a page that says what became of the answers', async ({ page }) => {
  await openByHand(page)
  await page.clock.fastForward('02:01:00')
  await expect(page).toHaveURL(/\/specimen-account\?outcome=ended$/)
  await expect(page.getByText('You were away for a while, so we cleared the form')).toBeVisible()
})

test('a server that cannot be reached is told, and Stay can be pressed again', async ({ page }) => {
  await openByHand(page)
  await page.clock.fastForward('01:58:15')
  await page.route('**/api/session', (route) => route.abort())
  await page.getByRole('button', { name: 'Stay' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'We could not reach our server' })).toBeVisible()
  await page.unroute('**/api/session')
  await page.getByRole('button', { name: 'Stay' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('answers are kept while they are typed, and nothing that is shown is sent', async ({ page }) => {
  await page.goto('/specimen-account')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  const saving = page.waitForRequest((request) => request.postData()?.includes('intent=save') ?? false)
  await page.locator('input[name=name]').fill('TAN AH KOW')
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
  expect(new URLSearchParams((await saving).postData() ?? '').get('name')).toBe('TAN AH KOW')
  await page.goto('/specimen-account/apply')
  await expect(page.locator('input[name=name]')).toHaveValue('TAN AH KOW')
})

test('a save that fails is said quietly, and the form goes on', async ({ page }) => {
  // Before the page is there: a browser that is told to hold requests while it loads may hold one of the page's own.
  await page.route('**/answers', (route) => route.abort())
  await page.goto('/specimen-account')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await page.locator('input[name=name]').fill('TAN AH KOW')
  await expect(page.getByText('Not saved yet')).toBeVisible()
  await page.unroute('**/answers')
  await page.locator('input[name=name]').fill('TAN AH KOW 2')
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
})

test.describe('with JavaScript off', () => {
  test.use({ javaScriptEnabled: false })

  test('a note says when the form closes, and Stay keeps it open with what is typed in it', async ({ page }) => {
    await page.goto('/specimen-account')
    await page.getByRole('button', { name: 'Fill in the form myself' }).click()
    await expect(page.getByText(/we close this form at \d/)).toBeVisible()
    await page.locator('input[name=name]').fill('Half a na')
    await page.getByRole('button', { name: 'Stay' }).click()
    await expect(page).toHaveURL(/\/specimen-account\/apply$/)
    await expect(page.locator('input[name=name]')).toHaveValue('Half a na')
  })
})
