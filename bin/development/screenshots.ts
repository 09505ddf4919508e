import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { Command } from 'commander'
import { languages } from '@/lib/myinfo/language.ts'
import { fillToReview, submit } from '../browser/answers.ts'
import { hideDemoBar } from '../browser/demo-bar.ts'
import { scenes } from '../browser/looks/scenes.ts'
import { takeAll } from '../browser/looks/take-all.ts'
import { composeReadmePictures } from '../browser/readme-pictures.ts'
import { people, retrieve } from '../browser/singpass.ts'
import { parseOrEnd } from '../command/run-command.ts'
import { findBrowser } from '../test/browser.ts'

const program = parseOrEnd(
  new Command('screenshots')
    .description(
      'Takes a picture of every page of the journey, at phone and desktop width, light and dark, into screenshots/, and makes those of the README of them.',
    )
    .argument('[address]', 'of the application that runs', `http://localhost:${process.env.PORT ?? 3000}`)
    .option(
      '--all',
      'every page in every state, in four languages and without scripts, into screenshots/all/; called again, it goes on where it stopped',
    ),
)
const [address = ''] = program.processedArgs
const options = program.opts<{ all?: boolean }>()
const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } } as const
const schemes = ['light', 'dark'] as const

type Look = { size: keyof typeof sizes; scheme: (typeof schemes)[number] }

await requireApplication()
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: [...asRoot, '--disable-gpu', '--disable-background-networking'],
})
try {
  if (options.all) await takeEverything(browser)
  else await takeForReadme(browser)
} finally {
  await browser.close()
}

async function takeEverything(browser: Browser): Promise<void> {
  const faults = await takeAll({ browser, address, folder: path.join('screenshots', 'all'), languages }, scenes)
  for (const fault of faults) console.error(fault)
  if (faults.length > 0) process.exitCode = 1
}

async function takeForReadme(browser: Browser): Promise<void> {
  for (const scheme of schemes) {
    for (const size of Object.keys(sizes) as Look['size'][]) await takeJourney(browser, { size, scheme })
  }
  await composeReadmePictures(browser, 'screenshots', 'docs/images')
}

async function requireApplication(): Promise<void> {
  const answer = await fetch(new URL('/api/readyz', address)).catch(() => undefined)
  if (answer?.ok) return
  console.error(`Nothing answers on ${address}: start it with \`npm run demo\` first, or name another address.`)
  process.exit(1)
}

async function takeJourney(browser: Browser, look: Look): Promise<void> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: sizes[look.size],
    colorScheme: look.scheme,
    reducedMotion: 'reduce',
    deviceScaleFactor: 2,
    locale: 'en-SG',
    timezoneId: 'Asia/Singapore',
  })
  const page = await context.newPage()
  await shoot(page, look, {
    '1-products': '/',
    '2-start': '/credit-card',
    '2-declined': '/credit-card?outcome=declined',
    '9-privacy': '/privacy',
    '9-not-found': '/gold-bars',
  })

  await page.goto('/credit-card')
  await retrieve({ page, connection: 'fapi', applicant: people.fapi.citizen })
  await take(page, look, '3-back-from-singpass')
  await shoot(page, look, { '4-error': '/credit-card/apply?check=1&undeclared=1' })
  await page.goto('/credit-card/apply')
  await fillToReview(page)
  await take(page, look, '5-check-your-answers')
  await submit(page)
  await take(page, look, '6-received')

  await page.emulateMedia({ media: 'print' })
  await take(page, look, '6-received-printed')
  await page.emulateMedia({ media: 'screen' })

  await takeFilledInTamil(page, look)
  await takeRecords(page, look)
  await takeByHand(page, look)
  await takeLanguages(page, look)
  await takeTour(page, look)
  await context.close()
}

async function takeFilledInTamil(page: Page, look: Look): Promise<void> {
  await page.goto('/credit-card')
  await retrieve({ page, connection: 'fapi', applicant: people.fapi.citizen })
  await page.goto('/credit-card/apply?lang=ta')
  await take(page, look, '3-back-from-singpass-ta')
  await page.goto('/credit-card/apply?lang=ms&check=1&undeclared=1')
  await take(page, look, '4-error-ms')
  await page.goto('/?lang=en')
}

async function takeRecords(page: Page, look: Look): Promise<void> {
  await page.goto('/family-insurance')
  await retrieve({ page, connection: 'fapi', applicant: people.fapi.parent })
  await take(page, look, '7-children')
  await page.goto('/everything')
  await retrieve({ page, connection: 'fapi', applicant: people.fapi.citizen })
  await shoot(page, look, {
    '7-education': '/everything/apply?step=education',
    '7-finance': '/everything/apply?step=finance',
  })
}

/** The states of a form that is typed: a right-to-left name, focus, rows, unready, large text, saved for later. */
async function takeByHand(page: Page, look: Look): Promise<void> {
  await page.context().clearCookies({ name: 'session' })
  await page.goto('/family-insurance')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await page.locator('input[name=name]').fill('שלום עולם')
  await take(page, look, '8-by-hand')
  await page.goto('/family-insurance/apply?step=family')
  await page.locator('button[value^="add:"]').click()
  await page.waitForURL(/#/)
  await take(page, look, '8-rows')
  await shoot(page, look, { '8-review-unready': '/family-insurance/review?check=1' })
  await page.goto('/family-insurance/apply?step=contact&check=1')
  await page.locator('html').evaluate((html) => {
    html.style.fontSize = '200%'
  })
  await take(page, look, '8-error-large-text')
  await page.getByRole('button', { name: 'Save and come back later' }).click()
  await page.waitForURL(/\/saved/)
  await take(page, look, '8-saved')
  await shoot(page, look, { '9-link-gone': '/resume/gone', '9-refused': '/api/auth/callback/v3?code=a' })
}

async function takeLanguages(page: Page, look: Look): Promise<void> {
  for (const value of languages.filter((language) => language !== 'en')) {
    await page.context().addCookies([{ name: 'language', value, url: address }])
    await shoot(page, look, { [`2-start-${value}`]: '/credit-card', [`8-by-hand-${value}`]: '/family-insurance/apply' })
  }
}

async function shoot(page: Page, look: Look, pages: Record<string, string>): Promise<void> {
  for (const [name, place] of Object.entries(pages)) {
    await page.goto(place)
    await take(page, look, name)
  }
}

async function take(page: Page, { size, scheme }: Look, name: string): Promise<void> {
  const folder = path.join('screenshots', `${size}-${scheme}`)
  mkdirSync(folder, { recursive: true })
  await hideDemoBar(page)
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true })
  console.log(path.join(folder, `${name}.png`))
}

/** The whole way on the presenter's stage, step by step; nothing where the application is no demo. */
async function takeTour(page: Page, look: Look): Promise<void> {
  const answer = await page.goto('/demo/presenter?lang=en')
  if (!answer?.ok()) return
  const tour = page.locator('main section').filter({ hasText: 'The whole way' })
  await tour.getByRole('button', { name: 'Start, step by step' }).click()
  const next = page.getByRole('button', { name: 'Next' })
  for (let step = 1; ; step += 1) {
    await page.getByText(`Step ${step} of`).waitFor()
    await page.frameLocator('iframe').locator('main').waitFor()
    await take(page, look, `10-tour-${step}`)
    if ((await next.count()) === 0) break
    await next.click()
  }
  await page.getByRole('button', { name: 'Leave' }).click()
}
