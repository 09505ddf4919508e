import { chromium, type Page } from '@playwright/test'
import { fillToReview, submit } from '../../browser/answers.ts'
import { withRunningApp } from '../../nodes/running-app.ts'
import { ensureBrowser } from '../../test/browser.ts'
import type { Finding } from '../finding.ts'
import { measureBareApp } from './bare-app.ts'
import { scriptsOf, sizeOf } from './scripts.ts'

const PRODUCT = 'credit-card'

/** Kilobytes of JavaScript, compressed, that each page may load beyond a bare page of the same Next.js. */
const ALLOWED: Record<string, number> = { '/': 1.6, start: 1.6, form: 10.6, review: 4.4, receipt: 1.6 }

/** The JavaScript that each page of an application by hand loads, against a bare page. */
export async function measureFirstLoad(): Promise<Finding[]> {
  const root = process.cwd()
  const bare = await measureBareApp(root)
  console.log(`        a bare page loads ${bare.toFixed(1)} kB`)
  const pages = await withRunningApp(({ url }) => walkThroughPages(url))
  return Object.entries(pages).map(([name, size]) => {
    const [more, allowed] = [size - bare, ALLOWED[name] ?? 0]
    const text = `${name.padEnd(8)} ${size.toFixed(1)} kB: ${more.toFixed(1)} more than bare (at most ${allowed})`
    return { text, kept: more <= allowed }
  })
}

/** Without JavaScript, so that the page in the browser is the page that was sent. */
async function walkThroughPages(url: string): Promise<Record<string, number>> {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await chromium.launch({ executablePath: await ensureBrowser(console.log), args })
  try {
    const page = await browser.newPage({ javaScriptEnabled: false, baseURL: url })
    const sizes: Record<string, number> = {}
    await page.goto('/')
    sizes['/'] = await sizeOfPage(page)
    await page.goto(`/${PRODUCT}`)
    sizes.start = await sizeOfPage(page)
    await page.getByRole('button', { name: 'Fill in the form myself' }).click()
    sizes.form = await sizeOfPage(page)
    await fillToReview(page)
    sizes.review = await sizeOfPage(page)
    await submit(page)
    sizes.receipt = await sizeOfPage(page)
    return sizes
  } finally {
    await browser.close()
  }
}

async function sizeOfPage(page: Page): Promise<number> {
  const scripts = scriptsOf(await page.content())
  return sizeOf(scripts, async (script) => (await page.request.get(script)).body())
}
