import { expect, type Page, type Request, test } from '@playwright/test'
import { fillStep } from '../bin/browser/answers.ts'

/** Holds back the requests of a kind until they are let go. They arrive then, even when the page gave them up meanwhile. */
async function holdBack(page: Page, isHeld: (request: Request) => boolean) {
  const gate = signal()
  const held = signal()
  const arrived: Promise<unknown>[] = []
  await page.route('**/*', async (route) => {
    if (!isHeld(route.request())) return route.continue()
    held.give()
    await gate.given
    const answer = route.fetch({ maxRedirects: 0 })
    arrived.push(answer)
    await route.fulfill({ response: await answer }).catch(() => undefined)
  })
  async function letGo() {
    gate.give()
    await expect.poll(() => arrived.length).toBeGreaterThan(0)
    await Promise.all(arrived)
  }
  return { held: held.given, letGo }
}

function signal() {
  let give = () => {}
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  return { given, give }
}

const isSaveOfMalaysia = (request: Request) => /nationality=MY.*intent=save/.test(request.postData() ?? '')
const isRedraw = (request: Request) => request.headers().rsc === '1'

async function openByHand(page: Page): Promise<void> {
  await page.goto('/savings-account')
  await page.locator('form[action$="/by-hand"] button').click()
  await page.waitForURL(/\/apply/)
  // A list is a box to type into once the scripts are there.
  await expect(page.locator('input[list]').first()).toBeVisible()
}

test.describe('on a slow network', () => {
  test('a save that is under way never overtakes the answer that was given after it', async ({ page }) => {
    await openByHand(page)
    await fillStep(page)
    const nationality = page.getByRole('combobox', { name: 'Nationality' })
    await expect(page.getByRole('status').filter({ hasText: /^Saved / })).toBeVisible()
    const save = await holdBack(page, isSaveOfMalaysia)

    await nationality.fill('Malaysia')
    await save.held
    await nationality.fill('Singapore')
    const onward = page.getByRole('button', { name: 'Continue', exact: true })
    await onward.click()
    await expect(page.locator('form[data-busy]')).toHaveCount(1)
    await page.keyboard.press('Enter')
    // A post that did not wait would be answered by now.
    await page.waitForURL(/step=contact/, { timeout: 2_000 }).catch(() => undefined)
    await save.letGo()
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
    await redraw.letGo()
    await drawn
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
    await expect(nationality).toHaveValue('Malasia')
    await expect(problem).toBeVisible()
  })
})
