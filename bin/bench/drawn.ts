import type { Locator, Page } from '@playwright/test'

/** How many words a page draws: what is folded, hidden or only heard does not count; what stands in an input does. */
export async function drawnWords(page: Page): Promise<number> {
  // Without functions of its own, which a bundler would give names that the page does not know.
  const texts = await page.evaluate(() => {
    const drawn: string[] = []
    const range = document.createRange()
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      const parent = node.parentElement
      if (!parent?.checkVisibility({ visibilityProperty: true })) continue
      if (parent.closest('script, style, noscript, select, .sr-only, .skip-link')) continue
      range.selectNodeContents(node)
      const { width, height } = range.getBoundingClientRect()
      if (width > 0 && height > 0) drawn.push(node.textContent ?? '')
    }
    const typed = document.querySelectorAll<HTMLInputElement>('input:not([type=radio], [type=checkbox], [type=hidden])')
    for (const input of typed) if (input.checkVisibility()) drawn.push(input.value)
    for (const select of document.querySelectorAll('select')) drawn.push(select.selectedOptions[0]?.text ?? '')
    return drawn
  })
  return texts.join(' ').split(/\s+/).filter(isWord).length
}

function isWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

/** Screens that are scrolled, from the top of the page, until a button is whole in sight. */
export async function scrollTo(button: Locator): Promise<number> {
  return button.evaluate((element) => {
    window.scrollTo(0, 0)
    const { bottom } = element.getBoundingClientRect()
    return Math.max(bottom - window.innerHeight, 0) / window.innerHeight
  })
}
