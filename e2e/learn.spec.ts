import { expect, test } from '@playwright/test'
import { expectNoFault } from './axe.ts'

test('the journey is explained on one page, with the trips of both generations as drawings and as a table', async ({
  page,
}) => {
  await page.goto('/learn')
  for (const name of ['FAPI 2.0', 'Myinfo v3'])
    await expect(page.getByRole('img', { name: `The trip by ${name}` })).toBeVisible()
  for (const call of ['par', 'token', 'userinfo', 'person'])
    await expect(
      page
        .locator('#trips td')
        .filter({ hasText: `(${call}` })
        .first(),
    ).toBeVisible()
  for (const question of ['authorise call', 'consent page', 'authorization code', 'JWT', '<sub>', 'link-up', 'CSR'])
    await expect(page.locator('#asked h3').filter({ hasText: question })).toHaveCount(1)
})

test('the error dictionary has the words that the applicant reads, in their language', async ({ page }) => {
  await page.goto('/learn')
  const declined = page.locator('#errors tr').filter({ hasText: 'access_denied' }).first()
  await expect(declined).toContainText('You chose not to share. Nothing was retrieved.')

  const checks = page.locator('#checks')
  await checks.locator('summary').click()
  await expect(checks.getByRole('row').filter({ hasText: 'jws.signature' })).toContainText('The signature verifies')

  await page.goto('/learn?lang=zh')
  await expect(declined.locator('[lang=zh]')).toBeVisible()
})

test('the page has no fault', async ({ page }) => {
  await page.goto('/learn')
  await expectNoFault(page, 'learn')
})
