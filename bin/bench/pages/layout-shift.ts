import { type Browser, chromium, type Page } from '@playwright/test'
import { fillStep, fillToReview, submit } from '../../browser/answers.ts'
import { people, retrieve } from '../../browser/singpass.ts'
import { withRunningApp } from '../../nodes/running-app.ts'
import { isBuilt } from '../../stack/build.ts'
import { ensureBrowser } from '../../test/browser.ts'
import type { Finding } from '../finding.ts'

const sizes = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 900 } },
}

/** How far each page moves by itself while it opens, on a phone and on a desktop: it must not. */
export async function measureLayoutShift(): Promise<Finding[]> {
  const purpose = isBuilt(process.cwd(), 'demo') ? 'demo' : 'production'
  return withRunningApp(async ({ url }) => {
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const browser = await chromium.launch({ executablePath: await ensureBrowser(console.log), args })
    try {
      const phone = await shiftsOf({ browser, url, size: 'phone' })
      return [...phone, ...(await shiftsOf({ browser, url, size: 'desktop' }))]
    } finally {
      await browser.close()
    }
  }, purpose)
}

/** Opens every page of an application with Myinfo, and the first of one by hand. */
async function shiftsOf(visit: { browser: Browser; url: string; size: keyof typeof sizes }): Promise<Finding[]> {
  const page = await visit.browser.newPage({ ...sizes[visit.size], baseURL: visit.url, locale: 'en-SG' })
  await page.addInitScript(watchShifts)
  const findings: Finding[] = []
  const look = async (name: string) => findings.push(found(`${visit.size}, ${name}`, await shiftOf(page)))

  await page.goto('/')
  await look('products')
  await page.goto('/credit-card')
  await look('start')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await look('by hand')
  await fillStep(page)
  await page.goto('/credit-card/apply?check=1')
  await look('by hand, with errors')
  await page.goto('/credit-card')
  await look('start of what is unfinished')
  await retrieve({ page, connection: 'fapi', applicant: people.fapi.citizen })
  const welcome = page.getByRole('button', { name: 'Start clean' })
  if ((await welcome.count()) > 0) await welcome.click()
  await look('after consent')
  await fillToReview(page)
  await submit(page)
  await look('receipt')
  await page.goto('/gold-bars')
  await look('nothing here')
  await page.close()
  return findings
}

function found(name: string, shift: number): Finding {
  return { text: `${name.padEnd(36)} layout shift ${shift.toFixed(4)} (at most 0)`, kept: shift < 0.00005 }
}

/** Adds up, in the page, what moves without the visitor's doing. */
function watchShifts(): void {
  const seen = { sum: 0 }
  Object.assign(window, { layoutShifts: seen })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!Reflect.get(entry, 'hadRecentInput')) seen.sum += Number(Reflect.get(entry, 'value'))
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

/** What has moved once the page, its fonts and its scripts are there. */
async function shiftOf(page: Page): Promise<number> {
  await page.waitForLoadState('networkidle')
  return page.evaluate(async () => {
    await document.fonts.ready
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    return Number(Reflect.get(Reflect.get(window, 'layoutShifts'), 'sum'))
  })
}
