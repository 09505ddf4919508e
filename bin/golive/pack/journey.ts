import { type Browser, chromium, errors, type Page } from '@playwright/test'
import type { Product, Step } from '../../../lib/onboarding/product.ts'
import { fillStep, submit } from '../../browser/answers.ts'
import { hideDemoBar } from '../../browser/demo-bar.ts'
import { agree, type Connection, logIn, people } from '../../browser/singpass.ts'
import { CommandRefused, exitCodes } from '../../command/context.ts'
import { findBrowser } from '../../test/browser.ts'

/** A picture as it was taken. */
export interface Taken {
  /** Without folder: `03-identity.png`. */
  name: string
  caption: string
  picture: Uint8Array
}

export interface Walkthrough {
  browser: Browser
  /** Origin of a running demo. */
  app: string
  product: Product
  connection: Connection
}

/** Starts the browser of this machine. @throws CommandRefused when there is none. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser()
  if (!executablePath) {
    const fix = 'run `npx playwright install --with-deps chromium`, or set BROWSER_PATH'
    throw new CommandRefused(`no browser was found: ${fix}`, exitCodes.fault)
  }
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
}

/** One page may take this long to come. */
const stepMilliseconds = 30_000

/**
 * Walks through the whole journey as a made-up applicant, and takes a picture of every page.
 *
 * @throws CommandRefused naming the page on which it ended.
 */
export async function takeJourney(journey: Walkthrough): Promise<Taken[]> {
  const album = createAlbum()
  try {
    await walk(journey, album)
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error
    const last = album.taken.at(-1)?.name ?? 'the start page'
    throw new CommandRefused(`the journey could not be walked further than ${last}`, exitCodes.fault)
  }
  return album.taken
}

async function walk({ browser, app, product, connection }: Walkthrough, album: Album): Promise<void> {
  const page = await openPage(browser, app)
  page.setDefaultTimeout(stepMilliseconds)
  await openStart(page, { app, product })
  await album.take(page, 'start', 'The start page: what is asked for and why, and two equal ways to apply')
  await logIn({ page, connection, applicant: people[connection].citizen })
  await album.take(page, 'consent', 'The consent page (here played by a stand-in for Singpass)')
  await agree(page, connection)
  await page.waitForURL(/\/apply/)
  await takeSteps(page, product, album)
  await submit(page)
  await album.take(page, 'received', 'Application received: a reference, and what happens next')
  await takeByHand({ browser, app, product, album })
}

async function openStart(page: Page, { app, product }: Pick<Walkthrough, 'app' | 'product'>): Promise<void> {
  const answer = await page.goto(`/${product.id}`).catch(() => null)
  if (answer?.ok()) return
  const found = answer ? `answers ${answer.status()}, which is not this application` : 'does not answer'
  throw new CommandRefused(`${app} ${found}: start a demo there, or leave --app out`, exitCodes.fault)
}

/** Every step that has something to do; the last one is the review as well where it can be sent from there. */
async function takeSteps(page: Page, product: Product, album: Album): Promise<void> {
  for (let taken = 0; taken <= product.steps.length; taken += 1) {
    if (new URL(page.url()).pathname.endsWith('/review')) {
      await album.take(page, 'review', 'Check your answers: everything once more, before it is sent')
      return
    }
    await fillStep(page)
    const id = await page.locator('form[action$="/answers"] input[name=step]').inputValue()
    const step = product.steps.find((candidate) => candidate.id === id)
    await album.take(page, id, step ? captionOf(step) : 'Check your answers: what is asked, and what came from Myinfo')
    if ((await page.locator('input[name=declaration]').count()) > 0) return
    await goOn(page)
  }
}

function captionOf({ title, fields }: Step): string {
  const isRetrieved = fields.some(({ kind }) => kind === 'myinfo')
  return `${title.en}: ${isRetrieved ? 'filled from Myinfo, with the source of each value' : 'what only the applicant knows'}`
}

async function goOn(page: Page): Promise<void> {
  const here = page.url()
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.waitForURL((url: URL) => url.href !== here)
}

/** Without Myinfo the form is the same. */
async function takeByHand({
  browser,
  app,
  product,
  album,
}: Omit<Walkthrough, 'connection'> & { album: Album }): Promise<void> {
  const page = await openPage(browser, app)
  await page.goto(`/${product.id}`)
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await page.waitForURL(/\/apply/)
  await album.take(page, 'by-hand', 'The other way: the same form, typed by hand, without Singpass')
}

async function openPage(browser: Browser, app: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: app,
    viewport: { width: 1024, height: 768 },
    locale: 'en-SG',
    timezoneId: 'Asia/Singapore',
    colorScheme: 'light',
  })
  return context.newPage()
}

interface Album {
  taken: Taken[]
  take(page: Page, id: string, caption: string): Promise<void>
}

function createAlbum(): Album {
  const taken: Taken[] = []
  return {
    taken,
    async take(page, id, caption) {
      await hideDemoBar(page)
      const picture = await page.screenshot({ fullPage: true, animations: 'disabled' })
      taken.push({ name: `${String(taken.length + 1).padStart(2, '0')}-${id}.png`, caption, picture })
    },
  }
}

/** Prints a page of HTML as PDF, A4. */
export async function printPdf(browser: Browser, html: string): Promise<Uint8Array> {
  const page = await browser.newPage()
  await page.setContent(html, { waitUntil: 'load' })
  return page.pdf({ format: 'A4', printBackground: true, preferCSSPageSize: true, tagged: true, outline: true })
}
