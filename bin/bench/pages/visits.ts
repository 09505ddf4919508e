import { type BrowserContext, chromium } from '@playwright/test'
import { fillToReview, submit } from '../../browser/answers.ts'
import { agree, logIn, people } from '../../browser/singpass.ts'
import { ensureBrowser } from '../../test/browser.ts'

/** A page as somebody sees it who has come to it: its address, and the cookies to ask for it again. */
export interface VisitedPage {
  url: string
  cookie: string
}

/** Somebody comes with Myinfo to each page of an application; without scripts, so that a page is what is sent. */
export async function visitPages(appUrl: string): Promise<Record<string, VisitedPage>> {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await chromium.launch({ executablePath: await ensureBrowser(console.log), args })
  async function visit(come: (context: BrowserContext) => Promise<string>): Promise<VisitedPage> {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: appUrl })
    const url = await come(context)
    const cookies = await context.cookies()
    return { url, cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
  }
  try {
    return {
      start: await visit(come('savings-account', 'start')),
      form: await visit(come('savings-account', 'form')),
      'form by hand': await visit(come('family-insurance', 'by hand')),
      'form of many': await visit(come('family-insurance', 'form')),
      review: await visit(come('credit-card', 'review')),
      receipt: await visit(come('savings-account', 'receipt')),
    }
  } finally {
    // Closing what is left open is the browser's.
    await browser.close()
  }
}

function come(product: string, where: 'start' | 'form' | 'by hand' | 'review' | 'receipt') {
  return async (context: BrowserContext): Promise<string> => {
    const page = await context.newPage()
    await page.goto(`/${product}`)
    if (where === 'start') return page.url()
    if (where === 'by hand' || where === 'review') {
      await page.getByRole('button', { name: 'Fill in the form myself' }).click()
      if (where === 'review') await fillToReview(page)
      return page.url()
    }
    await logIn({ page, connection: 'fapi', applicant: people.fapi.citizen })
    await agree(page, 'fapi')
    if (where !== 'form') await fillToReview(page)
    if (where === 'receipt') await submit(page)
    return page.url()
  }
}
