import { expect, type Page, test } from '@playwright/test'

/** Presses Tab until the focus is on what is looked for; every stop on the way must be visible. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stops = 0; stops < 80; stops += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`no Tab leads to ${selector}`)
}

async function type(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, `input[name="${name}"]`)
  await page.keyboard.type(text)
}

async function pick(page: Page, name: string, letter: string): Promise<void> {
  const kind = await page
    .locator(`[name="${name}"]`)
    .first()
    .evaluate((element) => element.tagName)
  await tabTo(page, `[name="${name}"]`)
  await page.keyboard.press(kind === 'SELECT' ? letter : 'Space')
}

async function goOn(page: Page): Promise<void> {
  await tabTo(
    page,
    'form[action$="/answers"] button[value="continue"], form[action$="/answers"] button[type=submit]:not([value^=add]):not([value=back])',
  )
  await page.keyboard.press('Enter')
  await page.waitForLoadState()
}

test('the whole journey by hand needs a keyboard and nothing else', async ({ page }) => {
  await page.goto('/specimen-account')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: /Skip to/ })).toBeFocused()
  await tabTo(page, 'form[action$="/by-hand"] button')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/apply/)

  await type(page, 'nricOrFin', 'S0000001I')
  await type(page, 'name', 'LIM EXAMPLE')
  await pick(page, 'sex', 'F')
  await type(page, 'dateOfBirth-day', '6')
  await type(page, 'dateOfBirth-month', '6')
  await type(page, 'dateOfBirth-year', '1990')
  await tabTo(page, 'input#nationality')
  await page.keyboard.type('Singapore')
  await goOn(page)

  await page.waitForURL(/step=contact/)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await type(page, 'mobileNumber', '91234567')
  await type(page, 'email', 'lim@example.sg')
  await type(page, 'registeredAddress-postal', '310123')
  await type(page, 'registeredAddress-street', 'EXAMPLE STREET')
  await goOn(page)

  await page.waitForURL(/step=account/)
  await pick(page, 'accountPurpose', 'S')
  await type(page, 'monthlyDeposit', '1500')
  await pick(page, 'taxResidency', ' ')
  await pick(page, 'politicallyExposed', 'N')
  await goOn(page)

  await page.waitForURL(/\/review/)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await tabTo(page, 'form[action$="/submit"] button')
  await page.keyboard.press('Enter')
  await page.waitForURL(/check=1/)
  await expect(page.getByRole('region', { name: 'There is a problem' })).toBeFocused()
  await tabTo(page, 'input[name=declaration]')
  await page.keyboard.press('Space')
  await tabTo(page, 'form[action$="/submit"] button')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Application received' })).toBeFocused()
})

test('nothing moves for somebody who asked for less motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/specimen-account')
  const durations = await page
    .locator('main .button, main .fold')
    .evaluateAll((elements) => elements.map((element) => getComputedStyle(element).transitionDuration))
  expect(durations.length).toBeGreaterThan(1)
  expect(new Set(durations)).toEqual(new Set(['0s']))
})
