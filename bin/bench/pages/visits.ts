import { type BrowserContext, chromium } from '@playwright/test'
import { fillToReview, submit } from '../../browser/answers.ts'
import { agree, logIn, people } from '../../browser/singpass.ts'
import { ensureBrowser } from '../../test/browser.ts'

/** A page as somebody sees it who has come to it: its address, and the cookies to ask for it again. */
export interface VisitedPage {
  name: string
  url: string
  cookie: string
}

const arrivals = {
  start: come('savings-account', 'start'),
  form: come('savings-account', 'form'),
  'form by hand': come('family-insurance', 'by hand'),
  'form of many': come('family-insurance', 'form'),
  review: come('credit-card', 'review'),
  receipt: come('savings-account', 'receipt'),
}

/** Pages of an application that a visit can come to. */
export type PageName = keyof typeof arrivals

/** All of them. */
export const pageNames: readonly PageName[] = Object.keys(arrivals).filter((name): name is PageName => name in arrivals)

/**
 * Somebody comes with Myinfo to each page of an application that is named, a new person for each; without scripts, so that a
 * page is what is sent.
 */
export async function visitPages(appUrl: string, names: readonly PageName[]): Promise<VisitedPage[]> {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await chromium.launch({ executablePath: await ensureBrowser(console.log), args })
  try {
    const visited: VisitedPage[] = []
    for (const name of names) {
      const context = await browser.newContext({ javaScriptEnabled: false, baseURL: appUrl })
      const url = await arrivals[name](context)
      const cookies = await context.cookies()
      visited.push({ name, url, cookie: cookies.map((cookie) => `${cookie.name}=${cookie.value}`).join('; ') })
    }
    return visited
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
