import { expect, type Page, test } from '@playwright/test'
import { fillStep } from '../bin/browser/answers.ts'
import { people, retrieve } from '../bin/browser/singpass.ts'
import { expectNoFault } from './axe.ts'

/** Types an answer by hand, saves, and tells the private link. */
async function saveForLater(page: Page): Promise<string> {
  await page.goto('/specimen-account')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await page.locator('input[name=name]').fill("O'Brien <b>Lim</b>")
  await page.getByRole('button', { name: 'Save and come back later' }).click()
  await expect(page).toHaveURL(/\/specimen-account\/saved$/)
  return linkOn(page)
}

async function linkOn(page: Page): Promise<string> {
  return (await page.getByText(/\/resume\/[0-9a-f]{64}$/).textContent()) ?? ''
}

test('a private link brings what was typed to another device, once', async ({ page, browser }) => {
  const link = await saveForLater(page)
  await expect(page.getByRole('img', { name: 'QR code of your private link' })).toBeVisible()

  const phone = await browser.newPage()
  const response = await phone.goto(link)
  expect(response?.headers()['referrer-policy']).toBe('strict-origin')
  expect(response?.headers()['cache-control']).toContain('no-store')
  await phone.getByRole('button', { name: 'Continue my application' }).click()
  await expect(phone).toHaveURL(/\/specimen-account\/apply\?outcome=resumed$/)
  await expect(phone.locator('input[name=name]')).toHaveValue("O'Brien <b>Lim</b>")

  const third = await browser.newPage()
  const again = await third.goto(link)
  expect(again?.status()).toBe(404)
  await expect(third.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
  await page.goto('/specimen-account/apply')
  await expect(page).toHaveURL(/\/specimen-account\?outcome=elsewhere$/)
  await expect(page.getByText('You continued this on another device')).toBeVisible()
  await third.close()
  await phone.close()
})

test('who types on in a form that another device has taken over is told so in front of it, and keeps the page', async ({
  page,
  browser,
}) => {
  const link = await saveForLater(page)
  await page.getByRole('link', { name: 'Continue here' }).click()
  const name = page.locator('input[name=name]')
  await expect(name).toHaveValue("O'Brien <b>Lim</b>")
  const phone = await browser.newPage()
  await phone.goto(link)
  await phone.getByRole('button', { name: 'Continue my application' }).click()
  await expect(phone.locator('input[name=name]')).toBeVisible()

  await name.fill('TYPED TOO LATE')
  const dialog = page.getByRole('dialog', { name: 'You continued this on another device' })
  await expect(dialog).toContainText('What you type here is no longer saved.')
  await expectNoFault(page, 'a form that was taken over')
  await dialog.getByRole('button', { name: 'Stay on this page' }).click()
  await expect(dialog).toBeHidden()
  await expect(name).toHaveValue('TYPED TOO LATE')
  await expect(page.getByRole('status').filter({ hasText: 'You continued this on another device' })).toBeVisible()

  await page.reload()
  await expect(page).toHaveURL(/\/specimen-account\?outcome=elsewhere$/)
  await phone.reload()
  await expect(phone.locator('input[name=name]')).toHaveValue("O'Brien <b>Lim</b>")
  await phone.close()
})

test('opening a link, as a scanner does, uses nothing up', async ({ page, browser }) => {
  const link = await saveForLater(page)
  const scanner = await browser.newPage()
  for (let times = 0; times < 3; times += 1) expect((await scanner.request.get(link)).status()).toBe(200)
  await scanner.request.head(link)

  await scanner.goto(link)
  await scanner.getByRole('button', { name: 'Continue my application' }).click()
  await expect(scanner.locator('input[name=name]')).toHaveValue("O'Brien <b>Lim</b>")
  await scanner.close()
})

test('what Myinfo gave does not come along', async ({ page, browser }) => {
  await page.goto('/specimen-account')
  await retrieve({ page, connection: 'v3', applicant: people.v3.citizen })
  await page.goto('/specimen-account/apply?step=contact')
  const email = await page.locator('input[name=email]').inputValue()
  expect(email).toContain('@')
  await fillStep(page)
  await page.getByRole('button', { name: 'Save and come back later' }).click()
  const link = await linkOn(page)

  const phone = await browser.newPage()
  await phone.goto(link)
  await phone.getByRole('button', { name: 'Continue my application' }).click()
  await expect(phone.getByText('Myinfo data is not part of the link')).toBeVisible()
  await expect(phone.getByText(people.v3.citizen.name)).toHaveCount(0)
  await phone.goto('/specimen-account/apply?step=contact')
  await expect(phone.locator('input[name=email]')).toHaveValue('')
  await phone.close()
})

test('a newer link replaces the one before', async ({ page, browser }) => {
  const older = await saveForLater(page)
  await page.getByRole('link', { name: 'Continue here' }).click()
  await page.getByRole('button', { name: 'Save and come back later' }).click()
  const newer = await linkOn(page)

  const other = await browser.newPage()
  expect((await other.goto(older))?.status()).toBe(404)
  expect((await other.goto(newer))?.status()).toBe(200)
  await other.close()
})

for (const secret of ['gone', 'a'.repeat(64), "' or 1=1 --"]) {
  test(`an unknown link (${secret}) is not found and leads to the products`, async ({ page }) => {
    const response = await page.goto(`/resume/${encodeURIComponent(secret)}`)
    expect(response?.status()).toBe(404)
    await page.getByRole('link', { name: 'See all products' }).click()
    await expect(page).toHaveURL(/:\d+\/$/)
  })
}

test('a link cannot be used from another site', async ({ page }) => {
  const link = await saveForLater(page)
  const form = { link: link.split('/').at(-1) ?? '', csrfToken: 'x' }
  const foreign = await page.request.post('/api/resume', { form, headers: { origin: 'https://evil.example' } })
  expect(foreign.status()).toBe(403)
  expect((await page.goto(link))?.status()).toBe(200)
})

test('S28: a link to another form is not shown, though its cookie is still there', async ({ page }) => {
  const link = await saveForLater(page)
  const kept = (await page.context().cookies()).filter(({ name }) => name === 'saved-link')
  await page.getByRole('button', { name: 'I am done' }).click()
  await expect(page.getByText('You are signed out')).toBeVisible()
  expect((await page.context().cookies()).filter(({ name }) => name === 'saved-link')).toEqual([])

  await page.goto('/specimen-account')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await page.waitForURL(/\/apply/)
  await page.context().addCookies(kept)
  await page.goto('/specimen-account/saved')
  await expect(page.getByRole('button', { name: 'Make a new link' })).toBeVisible()
  expect(await page.content()).not.toContain(link)
})
