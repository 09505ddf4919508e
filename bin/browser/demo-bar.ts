import type { Page } from '@playwright/test'

const id = '#demo-bar'

/** Opens the demo's bar, hidden or folded, and returns it. */
export async function openDemoBar(page: Page) {
  const bar = page.locator(id)
  await bar.evaluate((details) => {
    details.removeAttribute('hidden')
    details.setAttribute('open', '')
  })
  return bar
}

/** Takes the bar out of a picture that shows what applicants see; nothing where there is none. */
export async function hideDemoBar(page: Page): Promise<void> {
  await page.locator(id).evaluateAll((bars) => {
    for (const bar of bars) bar.setAttribute('hidden', '')
  })
}
