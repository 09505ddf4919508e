import type { BrowserContext, Page } from '@playwright/test'
import { openDemoBar } from './demo-bar.ts'

/** The two generations of Myinfo that every journey is made with. */
export type Connection = 'v3' | 'fapi'
export const connections: readonly Connection[] = ['v3', 'fapi']

/** Somebody whom both counterparts know, as far as a journey looks. */
export interface Applicant {
  /** MockPass finds people by number. */
  nric: string
  /** The simulator's gallery finds people by title. */
  title: string
  name: string
}

/** The same kind of person at either counterpart. */
export const people: Record<
  Connection,
  { citizen: Applicant; other: Applicant; parent: Applicant; foreigner: Applicant }
> = {
  v3: {
    citizen: { nric: 'S9812381D', title: '', name: 'TAN HENG HUAT' },
    other: { nric: 'S9812385G', title: '', name: 'DEWANARA VANASAMIN' },
    parent: { nric: 'S9912374E', title: '', name: 'TIMOTHY TAN CHENG GUAN' },
    foreigner: { nric: 'G1612348Q', title: '', name: 'ALFONSO CRUZ' },
  },
  fapi: {
    citizen: { nric: '', title: 'Citizen with everything', name: '' },
    other: { nric: '', title: 'HDB owner with a loan', name: '' },
    parent: { nric: '', title: 'Twenty children', name: '' },
    foreigner: { nric: '', title: 'Work pass about to expire', name: '' },
  },
}

/** MockPass skips its login page for a browser that says who is logged in. */
async function announce(context: BrowserContext, nric: string): Promise<void> {
  await context.setExtraHTTPHeaders({
    'X-Show-Login-Page': 'false',
    'X-Custom-NRIC': nric,
    'X-Custom-UUID': '00000000-0000-4000-8000-000000000000',
  })
}

/** The button that leaves for Singpass. */
export function retrieveButton(page: Page) {
  return page.getByRole('button', { name: 'Retrieve Myinfo with Singpass' }).first()
}

/** FAPI stands behind the applicant's own button; v3 behind one of the demo's bar, for the product that is open. */
async function leave(page: Page, connection: Connection): Promise<void> {
  if (connection === 'fapi') return retrieveButton(page).click()
  const bar = await openDemoBar(page)
  await bar.getByRole('button', { name: 'Log in by v3' }).click()
}

interface Login {
  page: Page
  connection: Connection
  applicant: Applicant
}

/** Leaves for Singpass and logs in; ends on the consent page. */
export async function logIn({ page, connection, applicant }: Login): Promise<void> {
  if (connection === 'v3') await announce(page.context(), applicant.nric)
  await leave(page, connection)
  if (connection === 'fapi') await page.getByRole('button', { name: applicant.title }).first().click()
  await consentButton(page, connection).waitFor()
}

/** Shares everything that was asked for. */
export async function agree(page: Page, connection: Connection): Promise<void> {
  if (connection === 'v3') await page.locator('input[name=decision][value=allow]').check()
  await consentButton(page, connection).click()
}

/** Shares nothing. */
export async function decline(page: Page, connection: Connection): Promise<void> {
  if (connection === 'fapi') return page.getByRole('button', { name: 'Decline' }).click()
  await page.locator('input[name=decision][value=deny]').check()
  await consentButton(page, connection).click()
}

/** Logs in and shares; ends on the form. */
export async function retrieve({ page, connection, applicant }: Login): Promise<void> {
  await logIn({ page, connection, applicant })
  await agree(page, connection)
  await page.waitForURL(/\/apply/)
}

function consentButton(page: Page, connection: Connection) {
  return connection === 'v3'
    ? page.locator('form button[type=submit], form input[type=submit]').first()
    : page.getByRole('button', { name: 'Agree' })
}
