import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { fillToReview, submit } from '../e2e/answers.ts'
import { people, retrieve } from '../e2e/singpass.ts'
import { findBrowser } from './test/browser.ts'

/**
 * Takes a picture of every page of the journey, at phone and desktop width, light and dark, into `screenshots/`.
 *
 *   npm run screenshots                 of the demo on http://localhost:3000
 *   npm run screenshots -- ADDRESS      of an application that runs elsewhere
 */
const address = process.argv[2] ?? `http://localhost:${process.env.PORT ?? 3000}`
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
  for (const scheme of schemes) {
    for (const size of Object.keys(sizes) as Look['size'][]) await takeJourney(browser, { size, scheme })
  }
} finally {
  await browser.close()
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
  await shoot(page, look, {
    '4-contact': '/credit-card/apply?step=contact',
    '4-income': '/credit-card/apply?step=income',
    '4-error': '/credit-card/apply?step=card&check=1',
  })
  await page.goto('/credit-card/apply')
  await fillToReview(page)
  await take(page, look, '5-check-your-answers')
  await submit(page)
  await take(page, look, '6-received')

  await page.goto('/family-insurance')
  await retrieve({ page, connection: 'fapi', applicant: people.fapi.parent })
  await shoot(page, look, {
    '7-children': '/family-insurance/apply?step=family',
    '7-vehicles': '/family-insurance/apply?step=vehicles',
  })
  await page.goto('/savings-account')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await take(page, look, '8-by-hand')
  await context.close()
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
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true })
  console.log(path.join(folder, `${name}.png`))
}
