import { expect } from '@playwright/test'
import { test } from './faults/fault-test.ts'

const closed = 'You were away for a while, so we closed the form'
const none = 'No form is open in this browser'

for (const path of ['apply?step=contact', 'review', 'saved']) {
  test(`a visitor whose session has ended is told so at ${path}, whichever way it ended`, async ({ page, context }) => {
    await page.goto('/specimen-account')
    await page.getByRole('button', { name: 'Fill in the form myself' }).click()
    await expect(page).toHaveURL(/\/specimen-account\/apply/)
    await context.clearCookies({ name: 'session' })
    await page.goto(`/specimen-account/${path}`)
    await expect(page).toHaveURL('/specimen-account?outcome=expired')
    await expect(page.getByText(closed)).toBeVisible()
  })

  test(`a bookmark of ${path} in a browser without a form says that there is none`, async ({ page }) => {
    await page.goto(`/specimen-account/${path}`)
    await expect(page).toHaveURL('/specimen-account?outcome=no_form')
    await expect(page.getByText(none)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Fill in the form myself' })).toBeVisible()
  })
}

test('an outcome that was told to a form which is gone is told at the start instead', async ({ page }) => {
  await page.goto('/specimen-account/apply?outcome=other_person')
  await expect(page).toHaveURL('/specimen-account?outcome=other_person')
  await expect(page.getByText('That form belongs to an earlier visit')).toBeVisible()
})

test('F003 a browser that keeps no cookies is told so wherever its form is posted from', async ({ page, context }) => {
  for (const button of ['Fill in the form myself', /^Retrieve Myinfo with/]) {
    await page.goto('/specimen-account')
    await context.clearCookies()
    await page.getByRole('button', { name: button }).first().click()
    await expect(page.getByText('Your browser blocks cookies')).toBeVisible()
  }
})
