import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { expectNoFault } from './axe.ts'

async function definition(page: Page): Promise<string> {
  return page.getByRole('textbox', { name: 'Definition' }).inputValue()
}

test('a product is shown as data beside its form, for somebody of the gallery and by hand', async ({ page }) => {
  await page.goto('/demo/studio?product=credit-card')
  const phone = page.frameLocator('iframe')
  await expect(phone.getByRole('heading', { level: 1, includeHidden: true })).toHaveText('Credit card')
  await expect(phone.locator('input[name="name"]')).toHaveCount(1)

  await page.getByLabel('As', { exact: true }).selectOption({ label: 'Citizen with everything' })
  await page.getByLabel('In', { exact: true }).selectOption('ms')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(phone.getByRole('heading', { level: 1, includeHidden: true })).toHaveText('Kad kredit')
  await expect(phone.locator('main')).toContainText('MEI LING')
  await expect(phone.locator('input[name="name"]')).toHaveCount(0)
})

test('an edit is seen at once, and a slip is said at its line while the last that could be read stays', async ({
  page,
}) => {
  await page.goto('/demo/studio?product=savings-account')
  const phone = page.frameLocator('iframe')
  const shipped = await definition(page)
  await page
    .getByRole('textbox', { name: 'Definition' })
    .fill(shipped.replace('"en": "Savings account"', '"en": "Rainy days"'))
  await expect(phone.getByRole('heading', { level: 1, includeHidden: true })).toHaveText('Rainy days')

  const wrong = (await definition(page)).replace('"attribute": "sex"', '"attribute": "sexx"')
  const line = wrong.split('\n').findIndex((one) => one.includes('sexx')) + 1
  await page.getByRole('textbox', { name: 'Definition' }).fill(wrong)
  const fault = page.locator('#fault-1')
  await expect(fault).toContainText('Did you mean "sex"?')
  await expect(fault.getByText(`Line ${line}, column `)).toBeVisible()
  const [marked = '', caret = ''] = (await fault.locator('pre').innerText()).split('\n').slice(1)
  expect(caret.indexOf('^')).toBe(marked.indexOf('"sexx"'))
  await page
    .getByRole('table')
    .getByRole('link', { name: `Line ${line}, column ` })
    .click()
  await expect(page).toHaveURL(/#fault-1$/)
  await expect(page.getByText('the last definition that could be read')).toBeVisible()
  await expect(phone.getByRole('heading', { level: 1, includeHidden: true })).toHaveText('Rainy days')
  await page.getByRole('button', { name: 'Write “sex”' }).click()
  await expect(fault).toHaveCount(0)
  expect(await definition(page)).toBe(wrong.replace('"sexx"', '"sex"'))
  await page.goto('/savings-account')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Savings account')
})

test('a definition has its size said; one beyond 64 KB is kept, and one without room is not sent', async ({ page }) => {
  test.setTimeout(120_000)
  await page.goto('/demo/studio?product=savings-account')
  const text = await definition(page)
  const size = page.locator('#studio-size')
  await expect(size).toHaveText(/^\d+ of 250 kB$/)
  const more = Array.from({ length: 200 }, (_, index) => ({
    kind: 'question',
    id: `more${index}`,
    label: { en: 'What else is there to be said of this, as far as anybody can tell?' },
    answer: { kind: 'text', maxLength: 100 },
  }))
  const product = JSON.parse(text)
  product.name.en = 'Two hundred more'
  product.steps.push({ id: 'more', title: { en: 'More' }, fields: more })
  const large = JSON.stringify(product, null, 1)
  expect(large.length).toBeGreaterThan(40_000)
  expect(new URLSearchParams({ large }).toString().length).toBeGreaterThan(65_536)
  await page.getByRole('textbox', { name: 'Definition' }).fill(large)
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Two hundred more')
  await page.reload()
  expect(await definition(page)).toBe(large)

  const sent: string[] = []
  page.on('request', (request) => void (request.method() === 'POST' && sent.push(request.url())))
  await expect(async () => {
    await page.getByRole('textbox', { name: 'Definition' }).fill('a'.repeat(260_000))
    await expect(size).toContainText('too large to be read', { timeout: 3_000 })
  }).toPass()
  expect(sent).toEqual([])
  await page.getByRole('button', { name: 'Back to the shipped one' }).click()
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText('Two hundred more')
})

test('the lint says what Singpass charges, and counts a question that was added', async ({ page }) => {
  await page.goto('/demo/studio?product=credit-card')
  const lint = page.getByRole('region', { name: 'Lint' })
  const taps = lint.locator('div').filter({ has: page.getByText('Taps', { exact: true }) })
  await expect(taps.last()).toContainText('as measured')
  await expect(lint).toContainText('first 5,000 completed retrievals')
  await expect(lint).toContainText('charged at the Plus price')
  await page.goto('/demo/studio?product=credit-card&view=fields&at=0')
  await page.getByRole('button', { name: 'Add the field' }).click()
  await expect(page.getByRole('heading', { name: 'question1' })).toBeVisible()
  await expect(taps.last()).toContainText('each question as its kind was measured')
})

test('without scripts a button reads the definition, and its files can be downloaded', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' })
  const page = await context.newPage()
  await page.goto('/demo/studio?product=credit-card')
  const text = (await definition(page)).replace('"en": "Credit card"', '"en": "Plain card"')
  await page.getByRole('textbox', { name: 'Definition' }).fill(text)
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Plain card')
  await expect(page.getByRole('row').filter({ hasText: 'Plus tier' })).toContainText('noticeOfAssessment')

  for (const [link, within] of [
    ['Product file', 'export const creditCard: Product = {'],
    ['Translations', 'name,Plain card'],
    ['Table for the link-up pack', 'plus'],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: link }).click(),
    ])
    expect(readFileSync(await download.path(), 'utf8'), link).toContain(within)
  }
  await page.getByRole('button', { name: 'Back to the shipped one' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Credit card')
  await context.close()
})

test('a product is edited field by field: wording, order, a condition, a language; and each can be undone', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await page.goto('/demo/studio?product=credit-card')
  await page.getByRole('link', { name: 'Fields', exact: true }).click()
  const outline = page.getByRole('navigation', { name: 'Steps and fields' })
  const phone = page.frameLocator('iframe')
  const write = page.getByRole('button', { name: 'Write it' })
  // Who types while the page takes hold of its inputs has their letters put before the old ones.
  await page.waitForLoadState('networkidle')
  await page.getByRole('group', { name: 'Name', exact: true }).getByLabel('English').fill('Field by field')
  await write.click()
  await expect(phone.getByRole('heading', { level: 1, includeHidden: true })).toHaveText('Field by field')
  await page.getByRole('checkbox', { name: 'தமிழ்' }).uncheck()
  await write.click()
  await expect(page.getByRole('group', { name: 'Name', exact: true }).getByLabel('தமிழ்')).toHaveCount(0)

  await outline.getByRole('link', { name: 'limitWanted' }).click()
  await page.getByLabel('Depends on').selectOption('employer')
  await write.click()
  await page.getByLabel('Asked where that').selectOption('isEmpty')
  await write.click()
  await expect(page.getByLabel('Asked where that')).toHaveValue('isEmpty')

  await outline.getByRole('link', { name: 'occupation' }).click()
  await expect(outline.locator('ol ol a[aria-current]')).toHaveText('occupation')
  const fields = () => outline.locator('ol ol a').allInnerTexts()
  const before = await fields()
  await page.getByRole('button', { name: 'Move up' }).click()
  await expect.poll(fields).not.toEqual(before)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(fields).toEqual(before)

  await page.getByRole('link', { name: 'Text', exact: true }).click()
  const text = await definition(page)
  expect(JSON.parse(text)).toMatchObject({ name: { en: 'Field by field' }, languages: ['en', 'zh', 'ms'] })
  expect(text).toContain('"isEmpty": true')
})

/** Two questions, the second of which depends on the first. */
const dependent = [
  {
    id: 'habits',
    title: { en: 'Habits' },
    fields: [
      { kind: 'question', id: 'smoker', label: { en: 'Do you smoke?' }, answer: { kind: 'yes-no' } },
      {
        kind: 'question',
        id: 'howMany',
        label: { en: 'How many a day?' },
        answer: { kind: 'number', min: 1, max: 99 },
        showWhen: { field: 'smoker', is: true },
      },
    ],
  },
]

test('the phone asks on as it is answered, with scripts and without', async ({ page, browser, baseURL }) => {
  test.setTimeout(120_000)
  await page.goto('/demo/studio?product=savings-account')
  const shipped = JSON.parse(await definition(page))
  const text = JSON.stringify({ ...shipped, steps: dependent }, null, 2)
  const phone = page.frameLocator('iframe')
  const howMany = '[name="howMany"]'
  await page.getByRole('textbox', { name: 'Definition' }).fill(text)
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(phone.getByRole('radio', { name: 'Yes' })).toBeVisible()
  await expect(phone.locator(howMany)).toHaveCount(0)
  await expect(async () => {
    await phone.getByRole('radio', { name: 'No', exact: true }).check()
    await phone.getByRole('radio', { name: 'Yes' }).check()
    await expect(phone.locator(howMany)).toBeVisible({ timeout: 5_000 })
  }).toPass()

  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' })
  const plain = await context.newPage()
  await plain.goto('/demo/studio?product=savings-account')
  await plain.getByRole('textbox', { name: 'Definition' }).fill(text)
  await plain.getByRole('button', { name: 'Read it' }).click()
  await plain.goto((await plain.locator('iframe').getAttribute('src')) ?? '')
  await expect(plain.locator(howMany)).toHaveCount(0)
  await plain.getByRole('radio', { name: 'Yes' }).check()
  await plain.getByRole('button', { name: 'Continue' }).first().click()
  await expect(plain.locator(howMany)).toBeVisible()
  await context.close()
})

test('what was edited, downloaded, and typed in again gives the same form', async ({ page }) => {
  await page.goto('/demo/studio?product=credit-card&view=fields&at=0')
  await page.getByRole('button', { name: 'Add the field' }).click()
  await expect(page.getByRole('heading', { name: 'question1' })).toBeVisible()
  const phone = page.frameLocator('iframe')
  const asked = () => phone.locator('form [name]').evaluateAll((all) => all.map((one) => one.getAttribute('name')))
  await expect(phone.locator('[name="question1"]')).toHaveCount(1)
  const edited = await asked()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Product file' }).click(),
  ])
  const file = readFileSync(await download.path(), 'utf8')
  await page.getByRole('button', { name: 'Back to the shipped one' }).click()
  await expect(page.getByRole('heading', { name: 'question1' })).toHaveCount(0)
  await expect(phone.locator('form')).not.toHaveCount(0)
  await expect(phone.locator('[name="question1"]')).toHaveCount(0)

  await page.getByRole('link', { name: 'Text', exact: true }).click()
  await expect(page).not.toHaveURL(/view=fields/)
  await page.getByRole('textbox', { name: 'Definition' }).fill(file.slice(file.indexOf('{', file.indexOf('= '))))
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(phone.locator('[name="question1"]')).toHaveCount(1)
  expect(await asked()).toEqual(edited)
})

for (const [view, place] of [
  ['text', ''],
  ['product', '&view=fields'],
  ['step', '&view=fields&at=0'],
  ['question', '&view=fields&at=3-0'],
] as const)
  test(`the studio has no fault: ${view}`, async ({ page }) => {
    test.setTimeout(120_000)
    await page.goto(`/demo/studio?product=credit-card${place}`)
    await expectNoFault(page, `studio, ${view}`)
  })
