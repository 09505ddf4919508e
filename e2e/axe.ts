import { expect, type Page } from '@playwright/test'
import axe, { type RunOptions } from 'axe-core'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** Rules on colours and sizes, which are all that a page can break in one look and keep in another. */
const looksAlone = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable']
/** Rules on words: what has no name, or the wrong language, in one language alone. */
const wordsAlone = [
  ...['html-has-lang', 'html-lang-valid', 'valid-lang', 'document-title', 'page-has-heading-one', 'empty-heading'],
  ...['button-name', 'link-name', 'label', 'label-content-name-mismatch', 'aria-input-field-name', 'summary-name'],
  ...looksAlone,
]

const looks = [
  { width: 390, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark', only: looksAlone },
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark', only: looksAlone },
] as const

/**
 * The page that is open has no fault that axe finds by the rules of WCAG 2.2, A and AA: at both widths, light and dark.
 * In light colours by every rule, in dark ones by those on colours and sizes. Motion is off, since a colour on its way
 * to another is neither.
 */
export async function expectNoFault(page: Page, place: string): Promise<void> {
  for (const { width, colorScheme, ...look } of looks) {
    await page.setViewportSize({ width, height: 844 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const faults = await findFaults(page, 'only' in look ? look.only : undefined)
    expect(faults, `${place} at ${width} px in ${colorScheme} colours`).toEqual([])
  }
}

/** Every fault of the page as it stands, named by rule and element. */
export function faultsOf(page: Page): Promise<string[]> {
  return findFaults(page)
}

/** Faults that a page may have in one language alone, named by rule and element. */
export function wordFaultsOf(page: Page): Promise<string[]> {
  return findFaults(page, wordsAlone)
}

async function findFaults(page: Page, only?: readonly string[]): Promise<string[]> {
  await giveAxe(page)
  const options: RunOptions = {
    runOnly: only ? { type: 'rule', values: [...only] } : { type: 'tag', values: standards },
    resultTypes: ['violations'],
    // No rule of these reads style sheets; fetching them all anew took longer than the rules.
    preload: { assets: ['media'] },
  }
  return page.evaluate(async (options) => {
    const given = globalThis as unknown as { axe: typeof axe }
    const { violations } = await given.axe.run(document, options)
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
  }, options)
}

/** Puts axe into the page and each frame in it, once for as long as it is open: to load it takes longer than to run it. */
async function giveAxe(page: Page): Promise<void> {
  for (const frame of page.frames())
    if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(axe.source)
}
