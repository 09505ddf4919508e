import { expect, type Page } from '@playwright/test'

/** Changes the language of the page that is open, by the buttons of the header, and stays on it. */
export async function changeLanguage(page: Page, { name, tag }: { name: string; tag: string }): Promise<void> {
  await page.getByRole('banner').locator('summary').click()
  await page.getByRole('banner').getByRole('button', { name, exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', tag)
}

/** Says that the page that is open, whose English heading is read, can be had in another language, and again in English. */
export async function expectLanguages(page: Page): Promise<void> {
  const [path, heading] = [new URL(page.url()).pathname, page.getByRole('heading', { level: 1 })]
  const english = await heading.innerText()
  await changeLanguage(page, { name: '中文', tag: 'zh' })
  expect(new URL(page.url()).pathname).toBe(path)
  await expect(heading).not.toHaveText(english)
  await changeLanguage(page, { name: 'English', tag: 'en' })
  await expect(heading).toHaveText(english)
}
