import { expect, type Page, test } from '@playwright/test'
import { fillToReview, submit } from '../bin/browser/answers.ts'
import { retrieve } from '../bin/browser/singpass.ts'
import { pdfText } from './pdf-text.ts'
import { arm, resetSimulator } from './simulator.ts'

test.beforeEach(resetSimulator)
test.afterEach(resetSimulator)

/** Names of the simulator's "Hostile strings", as they are delivered. */
const names = {
  principal: `O'Brien <b>Bold</b> & "Sons" 😀 \u202eשלום دنيا\u202c`,
  alias: 'A'.repeat(200),
  pinyin: "'); DROP TABLE applications; --",
  married: 'Z\u0351\u036b\u0343a\u0328\u034el\u0348g\u0316o\u0319',
}

const applicant = (title: string) => ({ nric: '', title, name: '' })

/** Everything on the page that somebody else wrote. */
function given(page: Page) {
  return page.locator('main span[dir=auto]')
}

async function receiptText(page: Page): Promise<string> {
  const pdf = await page.request.get(`${new URL(page.url()).pathname}/receipt.pdf`)
  return pdfText(await pdf.body())
}

/** As the receipt prints a text up to where it turns to the left: letters without type as their numbers. */
function spelt(text: string): string {
  const number = (letter: string) => `[U+${letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`
  const [upToTurn = ''] = text.split(/[\u202a-\u202e\p{Script=Hebrew}\p{Script=Arabic}]/u)
  return upToTurn.replaceAll('😀', number).replaceAll(' ', '')
}

test('S33 S34 names with mark-up, emoji, right-to-left text and 200 letters are shown, stored and printed exactly', async ({
  page,
}) => {
  const dialogs: string[] = []
  page.on('dialog', (dialog) => dialogs.push(dialog.message()))
  await page.goto('/everything')
  await retrieve({ page, connection: 'fapi', applicant: applicant('Hostile strings') })
  expect(await given(page).allTextContents()).toEqual(expect.arrayContaining(Object.values(names)))
  await expect(page.locator('main b')).toHaveCount(0)
  await expect(given(page).filter({ hasText: 'Bold' })).toHaveCSS('unicode-bidi', 'isolate')

  await page.locator('details:has(input[name=email]) > summary').click()
  await page.locator('input[name=email]').fill('obrien@example.sg')
  await page.locator('input[name=mobileNumber]').fill('81230023')
  await fillToReview(page)
  expect(await given(page).allTextContents()).toEqual(expect.arrayContaining(Object.values(names)))
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  await submit(page)
  const receipt = await receiptText(page)
  for (const name of [names.principal, names.alias, names.pinyin]) expect(receipt).toContain(spelt(name))
  expect(dialogs).toEqual([])
})

test('a NUL in a name is shown as its sign, and printed as its number', async ({ page }) => {
  await arm('person-hostile-strings')
  await page.goto('/specimen-account')
  await retrieve({ page, connection: 'fapi', applicant: applicant('Citizen with everything') })
  expect(await given(page).allTextContents()).toContain('n␀ul')
  expect(await (await page.request.get(page.url())).text()).not.toContain('\0')

  await page.goto('/specimen-account/apply?step=contact')
  const typed = { mobileNumber: '81230023', email: 'null@example.sg' }
  for (const [name, text] of Object.entries(typed)) await page.locator(`main input[name=${name}]`).fill(text)
  await fillToReview(page)
  expect(await given(page).allTextContents()).toContain('n␀ul')
  await submit(page)
  expect(await receiptText(page)).toContain('n[U+0000]ul')
})
