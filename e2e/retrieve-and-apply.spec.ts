import { expect, test } from '@playwright/test'
import { fillToReview, submit } from '../bin/browser/answers.ts'
import { connections, people, retrieve } from '../bin/browser/singpass.ts'

const products = [
  { id: 'specimen-account', name: 'a savings account' },
  { id: 'specimen-card', name: 'a credit card' },
  { id: 'specimen-family', name: 'family insurance' },
]

for (const connection of connections) {
  for (const product of products) {
    test(`an applicant retrieves Myinfo and applies for ${product.name} (${connection})`, async ({ page }) => {
      await page.goto(`/${product.id}`)
      await retrieve({ page, connection, applicant: people[connection].parent })
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/We filled in \d+ answers?/)
      expect(page.url()).not.toMatch(/code=|state=/)

      await fillToReview(page)
      await expect(page.getByRole('heading', { name: 'Check your answers' })).toBeVisible()
      await submit(page)
      await expect(page.getByRole('heading', { level: 1, name: 'Application received' })).toBeVisible()
      expect(new URL(page.url()).pathname).toMatch(/^\/applications\/[A-Z]{4}-[A-Z]{4}-[A-Z]{2}$/)
    })
  }

  test(`a foreigner without a registered address completes a partial form (${connection})`, async ({ page }) => {
    await page.goto('/specimen-account')
    await retrieve({ page, connection, applicant: people[connection].foreigner })
    await fillToReview(page)
    await submit(page)
    await expect(page.getByRole('heading', { name: 'Application received' })).toBeVisible()
  })
}

test('all fifteen months of CPF contributions are shown', async ({ page }) => {
  await page.goto('/specimen-card')
  await retrieve({ page, connection: 'fapi', applicant: people.fapi.citizen })
  await page.goto('/specimen-card/apply?step=income')
  const months = await page.getByRole('table', { name: /CPF/ }).getByRole('row').count()
  expect(months).toBeGreaterThanOrEqual(16)
})
