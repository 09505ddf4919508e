import { expect, type Page, test } from '@playwright/test'
import { fillStep, fillToReview, submit } from '../bin/browser/answers.ts'

/** What the review says of a question, by its words. */
async function answerTo(page: Page, question: string): Promise<string> {
  const row = page.locator('main dl > div').filter({ has: page.getByText(question, { exact: true }) })
  return row.locator('dd').first().innerText()
}

async function openKinds(page: Page): Promise<void> {
  await page.goto('/specimen-kinds')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await page.waitForURL(/\/apply/)
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled })

    test('a question of every kind is answered, read back as it will be stored, sent and printed', async ({ page }) => {
      await openKinds(page)
      await fillToReview(page)
      const expected = {
        'NRIC or FIN of the joint applicant': 'S0000001I',
        'Your email address at work': 'work+sg@example.sg',
        'Your telephone number at work': '+65 6123 4567',
        'Where you work': 'MARINA BOULEVARD\nSingapore 018956',
        'When should it start?': '6 December 2026',
        'When did you last move?': 'Not provided',
        'In which month were you hired?': 'March 2020',
        'In which year did you graduate?': '2012',
        'Do you live abroad?': 'Yes',
        'In which country?': 'Malaysia',
        'Which race is on your card?': 'Others',
        'Which colour?': 'Another',
        'Which one?': 'Green',
        'How many siblings have you?': '3',
        'What share do you hold, in per cent?': '12.5',
        'How much will you pay in?': 'S$2,500.50',
      }
      for (const [question, answer] of Object.entries(expected)) expect(await answerTo(page, question)).toBe(answer)

      await submit(page)
      const pdf = await page.request.get(`${page.url()}/receipt.pdf`)
      expect(pdf.status()).toBe(200)
    })

    test('a question that depends on an answer comes with it, goes with it, and is not asked for otherwise', async ({
      page,
    }) => {
      await openKinds(page)
      await page.goto('/specimen-kinds/apply?step=choices')
      await expect(page.getByText('In which country?')).toHaveCount(0)
      await page.locator('input[name=livesAbroad][value=Y]').check()
      await page.locator('select[name=race], input[name=race][value=XX]').first().waitFor()
      if (!javaScriptEnabled) await page.getByRole('button', { name: 'Continue', exact: true }).click()
      await expect(page.locator('select[name=livesIn]')).toBeVisible()
      await expect(page.locator('.error-summary')).toHaveCount(0)

      await page.locator('select[name=livesIn]').selectOption('MY')
      await page.locator('input[name=livesAbroad][value=N]').check()
      if (javaScriptEnabled) await expect(page.locator('select[name=livesIn]')).toHaveCount(0)
      await page.locator('input[name=race][value=XX]').check()
      await page.locator('input[name=colour][value=red]').check()
      await page.getByRole('button', { name: 'Continue', exact: true }).click()
      await page.waitForURL(/step=amounts/)
      await page.goto('/specimen-kinds/review')
      await expect(page.getByText('In which country?')).toHaveCount(0)
    })
  })
}

test('an answer that decides what is asked keeps what was typed beside it', async ({ page }) => {
  await openKinds(page)
  await page.goto('/specimen-kinds/apply?step=choices')
  await page.waitForLoadState('networkidle')
  await page.locator('input[name=colour][value=other]').check()
  await page.locator('input[name=otherColour]').fill('Gre')
  await page.locator('input[name=livesAbroad][value=Y]').check()
  await expect(page.locator('select[name=livesIn]')).toBeVisible()
  await expect(page.locator('input[name=otherColour]')).toHaveValue('Gre')
  await expect(page.locator('input[name=colour][value=other]')).toBeChecked()
})

test('a control tells the browser what it takes: its keys, and whose address or number it is', async ({ page }) => {
  await openKinds(page)
  await expect(page.locator('input[name=workPhone]')).toHaveAttribute('inputmode', 'tel')
  await expect(page.locator('input[name=workPhone]')).toHaveAttribute('autocomplete', 'tel')
  await expect(page.locator('input[name=workEmail]')).toHaveAttribute('type', 'email')
  await expect(page.locator('input[name=workAddress-postal]')).toHaveAttribute('autocomplete', 'postal-code')
  await expect(page.locator('input[name=otherNumber]')).toHaveAttribute('autocomplete', 'off')
  await page.goto('/specimen-kinds/apply?step=amounts')
  await expect(page.locator('input[name=siblings]')).toHaveAttribute('inputmode', 'numeric')
  await expect(page.locator('input[name=share]')).toHaveAttribute('inputmode', 'decimal')
})

test('what cannot be taken is explained in words of its kind', async ({ page }) => {
  await openKinds(page)
  await page.goto('/specimen-kinds/apply?step=time')
  await fillStep(page)
  await page.locator('input[name=startDate-day]').fill('31')
  await page.locator('input[name=startDate-month]').fill('2')
  await page.locator('input[name=hiredIn-month]').fill('13')
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  const summary = page.locator('.error-summary')
  await expect(summary.getByRole('link')).toHaveText([
    'Enter a real date with its day, month and year, like 31 3 1980',
    'Enter a real month with its year, like 3 2028',
  ])
  await expect(page.getByRole('status').filter({ hasText: /^Saved / })).toBeVisible()
  await page.goto('/specimen-kinds/review')
  await expect(page.getByText('Check this:').first()).toBeVisible()
})
