import type { Page } from '@playwright/test'

/** Signs a member of staff in at the provider that plays the bank's, and ends at their list. */
export async function signInAsStaff(page: Page, name: string): Promise<void> {
  await page.goto('/staff')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name }).click()
  await page.waitForURL(/\/staff$/)
}

/** Chooses a decision on an application that is open, and writes what the applicant will read. */
export async function chooseDecision(page: Page, decision: string, words?: string): Promise<void> {
  await page.getByRole('radio', { name: decision }).check()
  if (words)
    await page
      .getByRole('textbox', { name: /as the applicant will read it/ })
      .first()
      .fill(words)
}

/** Sends the decision that is chosen. */
export async function sendDecision(page: Page): Promise<void> {
  await page.locator('#decide form[action$="/decide"] .button-primary').click()
}
