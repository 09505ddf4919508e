import { expect, type Page, test } from '@playwright/test'
import { fillStep } from '../bin/browser/answers.ts'
import { people, retrieve } from '../bin/browser/singpass.ts'
import { changeLanguage } from './change-language.ts'

const languages = [
  {
    tag: 'zh',
    name: '中文',
    ways: '两种申请方式',
    byHand: '我自己填写表格',
    next: '继续',
    error: '错误：',
    problem: '请输入您的NRIC 或 FIN',
    women: '女',
    review: '核对您的答案',
    submit: '提交申请',
    receipt: '我们已收到申请',
    refused: '我们无法核对您的登录',
    missing: '找不到此页',
  },
  {
    tag: 'ms',
    name: 'Bahasa Melayu',
    ways: 'Dua cara untuk memohon',
    byHand: 'Isi borang ini sendiri',
    next: 'Teruskan',
    error: 'Ralat:',
    problem: 'Masukkan NRIC atau FIN anda',
    women: 'Perempuan',
    review: 'Semak jawapan anda',
    submit: 'Hantar permohonan',
    receipt: 'Permohonan diterima',
    refused: 'Kami tidak dapat memadankan log masuk anda',
    missing: 'Halaman ini tiada di sini',
  },
  {
    tag: 'ta',
    name: 'தமிழ்',
    ways: 'விண்ணப்பிக்க இரண்டு வழிகள்',
    byHand: 'படிவத்தை நானே நிரப்புகிறேன்',
    next: 'தொடரவும்',
    error: 'பிழை:',
    problem: 'இதை உள்ளிடுங்கள்: NRIC அல்லது FIN',
    women: 'பெண்',
    review: 'உங்கள் பதில்களைச் சரிபாருங்கள்',
    submit: 'விண்ணப்பத்தைச் சமர்ப்பிக்கவும்',
    receipt: 'விண்ணப்பம் கிடைத்தது',
    refused: 'உங்கள் உள்நுழைவை எங்களால் பொருத்திப் பார்க்க முடியவில்லை',
    missing: 'இந்தப் பக்கம் இங்கே இல்லை',
  },
] as const

async function inLanguage(page: Page, tag: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', tag)
}

/** What agencies wrote, as far as it is words or identifiers: dates and money take the reader's form. */
async function agencyWords(page: Page): Promise<{ text: string; language: string }[]> {
  const values = await page
    .locator('main .panel dd > span[dir=auto]')
    .evaluateAll((spans) =>
      spans.map((span) => ({ text: span.textContent, language: span.closest('[lang]')?.getAttribute('lang') ?? '' })),
    )
  return values.filter(({ text }) => /^[A-Z]/.test(text))
}

for (const language of languages) {
  test(`the whole journey is in ${language.name}, errors included`, async ({ page }) => {
    await page.goto('/specimen-account')
    await inLanguage(page, 'en')
    await changeLanguage(page, language)
    await expect(page).toHaveURL(/\/specimen-account$/)
    await expect(page.getByRole('region', { name: language.ways })).toBeVisible()

    await page.getByRole('button', { name: language.byHand }).click()
    await page.waitForURL(/\/apply/)
    await inLanguage(page, language.tag)
    await expect(page.locator('main').getByText(language.women, { exact: true })).toBeVisible()
    await page.getByRole('button', { name: language.next, exact: true }).click()
    await expect(page.getByRole('link', { name: language.problem, exact: true })).toBeVisible()
    await expect(page).toHaveTitle(new RegExp(`^${language.error}`))

    for (let steps = 0; steps < 12 && !page.url().includes('/review'); steps += 1) {
      const before = page.url()
      await fillStep(page)
      await page.getByRole('button', { name: language.next, exact: true }).click()
      await page.waitForURL((url) => url.href !== before)
    }
    await expect(page.getByRole('heading', { level: 1, name: language.review })).toBeVisible()
    await inLanguage(page, language.tag)

    await page.locator('input[name=declaration]').check()
    await page.getByRole('button', { name: language.submit }).click()
    await page.waitForURL(/\/applications\//)
    await expect(page.getByRole('heading', { level: 1, name: language.receipt })).toBeVisible()
    await inLanguage(page, language.tag)
  })

  test(`changing to ${language.name} in the middle of a form keeps the answers and the step`, async ({ page }) => {
    await page.goto('/specimen-account')
    await page.getByRole('button', { name: 'Fill in the form myself' }).click()
    await fillStep(page)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.waitForURL(/step=contact/)
    await fillStep(page)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.waitForURL(/step=account/)

    await changeLanguage(page, language)
    await expect(page).toHaveURL(/step=account/)
    await page.goto('/specimen-account/apply?step=contact')
    await expect(page.locator('input[name=email]')).toHaveValue('lim@example.sg')
    await page.goto('/specimen-account/apply?step=identity')
    await expect(page.locator('input[name=name]')).toHaveValue("O'Brien <b>Lim</b>")
    await changeLanguage(page, { name: 'English', tag: 'en' })
    await expect(page.locator('input[name=name]')).toHaveValue("O'Brien <b>Lim</b>")
  })

  test(`what agencies wrote stays as it is in ${language.name}, and is marked as English`, async ({ page }) => {
    await page.goto('/specimen-account')
    await retrieve({ page, connection: 'v3', applicant: people.v3.citizen })
    const before = await agencyWords(page)
    expect(before).toContainEqual({ text: people.v3.citizen.name, language: 'en' })
    expect(before.length).toBeGreaterThan(3)

    await changeLanguage(page, language)
    expect(await agencyWords(page)).toEqual(before)
  })

  test(`a refusal and a missing page are in ${language.name}`, async ({ page }) => {
    await page.goto('/')
    await changeLanguage(page, language)
    const refusal = await page.goto('/api/auth/callback/v3?code=a')
    expect(refusal?.status()).toBe(400)
    await inLanguage(page, language.tag)
    await expect(page.getByRole('heading', { name: language.refused })).toBeVisible()

    await page.goto('/nowhere')
    await inLanguage(page, language.tag)
    await expect(page.getByRole('heading', { name: language.missing })).toBeVisible()
  })
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled })

    test('changing the language in the middle of a step keeps all that is typed in it, finished or not', async ({
      page,
    }) => {
      const [chinese, , tamil] = languages
      await page.goto('/specimen-account')
      await page.getByRole('button', { name: 'Fill in the form myself' }).click()
      await page.locator('input[name=name]').fill('Half a na')
      await page.locator('input[name=nricOrFin]').fill('S000')
      await page.locator('input[name=dateOfBirth-month]').fill('13')
      await page.locator('input[name=sex][value=F]').check()
      await page.locator('select[name=nationality]').selectOption('MY')
      for (const language of [chinese, tamil]) {
        await changeLanguage(page, language)
        await expect(page).toHaveURL(/\/specimen-account\/apply/)
        await expect(page.locator('.error-summary')).toHaveCount(0)
        await expect(page.locator('input[name=name]')).toHaveValue('Half a na')
        await expect(page.locator('input[name=nricOrFin]')).toHaveValue('S000')
        await expect(page.locator('input[name=dateOfBirth-month]')).toHaveValue('13')
        await expect(page.locator('input[name=sex][value=F]')).toBeChecked()
        await expect(page.locator('select[name=nationality]')).toHaveValue('MY')
      }
    })
  })
}

test('a language is chosen also on a step whose session has ended', async ({ page, context }) => {
  const [chinese] = languages
  await page.goto('/specimen-account')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await page.waitForURL(/\/apply/)
  await context.clearCookies({ name: 'session' })
  await changeLanguage(page, chinese)
  await expect(page).toHaveURL(/outcome=expired/)
})

test('a language that is none of ours is answered in English', async ({ page, context }) => {
  await page.goto('/')
  await context.addCookies([{ name: 'language', value: 'fr', url: page.url() }])
  await page.goto('/specimen-account')
  await inLanguage(page, 'en')
})

test.describe('a first visit', () => {
  test('follows what the browser accepts, on pages and on refusals, until a link or the reader chooses', async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({ baseURL, locale: 'zh-SG' })
    const page = await context.newPage()
    await page.goto('/savings-account')
    await inLanguage(page, 'zh')
    await page.goto('/api/auth/callback/fapi?code=a')
    await inLanguage(page, 'zh')

    await page.goto('/savings-account?lang=ta')
    await inLanguage(page, 'ta')
    await page.goto('/privacy')
    await inLanguage(page, 'ta')

    await page.goto('/savings-account?lang=ms&outcome=declined')
    await changeLanguage(page, { name: 'English', tag: 'en' })
    await expect(page).toHaveURL(/\/savings-account\?outcome=declined$/)
    await page.goto('/')
    await inLanguage(page, 'en')
    await context.close()
  })
})
