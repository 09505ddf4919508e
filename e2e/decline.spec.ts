import { expect, test } from '@playwright/test'
import { fillToReview, submit } from '../bin/browser/answers.ts'
import { connections, decline, logIn, people, retrieveButton } from '../bin/browser/singpass.ts'

for (const connection of connections) {
  test(`an applicant who declines consent can still apply by hand (${connection})`, async ({ page }) => {
    await page.goto('/specimen-account')
    await logIn({ page, connection, applicant: people[connection].citizen })
    await decline(page, connection)

    await expect(page).toHaveURL(/\/specimen-account\?outcome=declined$/)
    await expect(page.getByText('You chose not to share')).toBeVisible()
    await expect(retrieveButton(page)).toBeVisible()
    await page.getByRole('button', { name: 'Fill in the form myself' }).click()
    await fillToReview(page)
    await submit(page)
    await expect(page.getByRole('heading', { name: 'Application received' })).toBeVisible()
  })
}
