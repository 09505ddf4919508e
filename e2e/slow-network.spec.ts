import { expect, type Page, type Request, test } from '@playwright/test'
import { fillStep } from '../bin/browser/answers.ts'

/** Holds back the requests of a kind until they are let go. They arrive then, even when the page gave them up meanwhile. */
async function holdBack(page: Page, isHeld: (request: Request) => boolean) {
  let letGo = () => {}
  let arrive = () => {}
  const gate = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const held = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await page.route('**/*', async (route) => {
    if (!isHeld(route.request())) return route.continue()
    arrive()
    await gate
    const response = await route.fetch({ maxRedirects: 0 })
    await route.fulfill({ response }).catch(() => undefined)
  })
  return { held, letGo }
}

const isSave = (request: Request) => request.postData()?.includes('intent=save') ?? false
const isRedraw = (request: Request) => request.headers().rsc === '1'

async function openByHand(page: Page): Promise<void> {
  await page.goto('/savings-account')
  await page.locator('form[action$="/by-hand"] button').click()
  await page.waitForURL(/\/apply/)
}

test.describe('on a slow network', () => {
  test('a save that is under way never overtakes the answer that was given after it', async ({ page }) => {
    await openByHand(page)
    await fillStep(page)
    const nationality = page.getByRole('combobox', { name: 'Nationality' })
    await expect(page.getByRole('status').filter({ hasText: /^Saved / })).toBeVisible()
    const save = await holdBack(page, isSave)

    await nationality.fill('Malaysia')
    await save.held
    await nationality.fill('Singapore')
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    // A post that did not wait would be answered by now.
    await page.waitForURL(/step=contact/, { timeout: 2_000 }).catch(() => undefined)
    save.letGo()
    await page.waitForURL(/step=contact/)
    await page.waitForLoadState()
    await page.goto('/savings-account/apply?step=identity')
    await expect(nationality).toHaveValue('Singapore')
  })

  test('a step that is drawn anew keeps what is being typed, and what was found wrong in it', async ({ page }) => {
    await openByHand(page)
    const nationality = page.getByRole('combobox', { name: 'Nationality' })
    const redraw = await holdBack(page, isRedraw)

    await nationality.fill('Malaysia')
    await redraw.held
    await nationality.fill('Malasia')
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    const problem = page.locator('.error-summary').getByRole('link', { name: 'Choose one of the answers on the list' })
    await expect(problem).toBeVisible()
    const drawn = page.waitForResponse((response) => isRedraw(response.request()))
    redraw.letGo()
    await (await drawn).finished()
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
    await expect(nationality).toHaveValue('Malasia')
    await expect(problem).toBeVisible()
  })
})
