import { expect } from '@playwright/test'
import { fillStep, sendStep } from '../bin/browser/answers.ts'
import { connections, people, retrieve } from '../bin/browser/singpass.ts'
import { test } from './faults/fault-test.ts'

for (const connection of connections) {
  test(`F076 S28 a locked value altered in transit is refused and stores nothing (${connection})`, async ({ page }) => {
    await page.goto('/specimen-account')
    await retrieve({ page, connection, applicant: people[connection].citizen })
    await page.goto('/specimen-account/apply?step=contact')
    await page.locator('main form[action$="/answers"]').evaluate((form) => {
      const forged = Object.assign(document.createElement('input'), {
        type: 'hidden',
        name: 'name',
        value: 'SOMEONE ELSE',
      })
      form.append(forged)
    })
    await fillStep(page)
    const answer = page.waitForResponse((response) => response.request().method() === 'POST')
    await sendStep(page)
    expect((await answer).status()).toBe(422)
    await expect(page.getByRole('heading', { name: 'We did not take these answers' })).toBeVisible()

    await page.goto('/specimen-account/apply')
    await expect(page.getByText('SOMEONE ELSE')).toHaveCount(0)
  })
}

test('a locked value is text and not an input', async ({ page }) => {
  await page.goto('/specimen-account')
  await retrieve({ page, connection: 'v3', applicant: people.v3.citizen })
  await expect(page.locator('main').getByText(people.v3.citizen.name)).toBeVisible()
  await expect(page.locator('main input[name=name]')).toHaveCount(0)
})
