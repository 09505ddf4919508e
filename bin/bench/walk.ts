import type { Page } from '@playwright/test'
import { type Effort, fillStep, takeSuggestions } from '../browser/answers.ts'
import { hideDemoBar } from '../browser/demo-bar.ts'
import { agree, logIn, people } from '../browser/singpass.ts'
import { drawnWords, scrollTo } from './drawn.ts'

/** What one application took, from its start page to its receipt. */
export interface Walk extends Effort {
  /** Screens of scrolling until each page's primary button is whole in sight, added up. */
  screens: number
  /** Words that are drawn on the pages of the form, the review among them. */
  words: number
  /** Pages of the form, the review among them. */
  pages: number
}

const steps = 12

/** Applies with Myinfo as somebody who has everything, and takes what is suggested. */
export async function walkWithMyinfo(page: Page, product: string): Promise<Walk> {
  await page.goto(`/${product}`)
  await logIn({ page, connection: 'fapi', applicant: people.fapi.citizen })
  await agree(page, 'fapi')
  return finish(page, { taps: 3, texts: 0 })
}

/** Applies by hand. */
export async function walkByHand(page: Page, product: string): Promise<Walk> {
  await page.goto(`/${product}`)
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  return finish(page, { taps: 1, texts: 0 })
}

async function finish(page: Page, begun: Effort): Promise<Walk> {
  const walk = { ...begun, screens: 0, words: 0, pages: 0 }
  for (let step = 0; step < steps; step += 1) {
    await page.waitForURL(/\/(apply|review)/)
    await page.waitForLoadState()
    await hideDemoBar(page)
    const sends = (await page.locator('input[name=declaration]').count()) > 0
    const button = page.getByRole('button', { name: sends ? 'Submit application' : 'Continue', exact: true })
    walk.pages += 1
    walk.words += await drawnWords(page)
    walk.screens += await scrollTo(button)
    walk.taps += await takeSuggestions(page)
    const filled = await fillStep(page)
    walk.texts += filled.texts
    walk.taps += filled.taps + 1
    if (sends) {
      await page.locator('input[name=declaration]').check()
      walk.taps += 1
    }
    await Promise.all([page.waitForEvent('load'), button.click()])
    if (/\/applications\//.test(page.url())) return walk
  }
  throw new Error(`after ${steps} pages there was no receipt`)
}
