import { expect } from '@playwright/test'
import {
  agreeAs,
  createVisitor,
  csrfTokenOf,
  leave,
  open,
  type Page,
  peopleOf,
  type Someone,
  type Visitor,
} from '../../bin/browser/journey-by-http.ts'
import { referenceShown } from '../../bin/faults/reference-shown.ts'
import { readLog, writtenSince } from './app-log.ts'

/** What the applicant typed before the login; no login that fails may lose it. */
export const typed = 'TYPED BEFORE THE LOGIN'

/** One trip to Singpass and what came of it. */
export interface Trip {
  visitor: Visitor
  page: Page
  someone?: Someone
  milliseconds: number
  /** What the application wrote to its log meanwhile. */
  written: string
}

/** Types by hand, leaves for Singpass, logs in, agrees, and comes back. */
export async function travel(title = 'Citizen with everything'): Promise<Trip> {
  const before = readLog()
  const visitor = await createVisitor()
  await typeByHand(visitor)
  const startedAt = performance.now()
  const gallery = await leave(visitor)
  const someone = peopleOf(gallery).find((candidate) => candidate.title === title)
  const page = someone ? await open(visitor, await agreeAs(visitor, gallery, title)) : gallery
  const milliseconds = performance.now() - startedAt
  return { visitor, page, someone, milliseconds, written: await writtenSince(before, lastWordFor(page)) }
}

/** Leaves for Myinfo v3, and comes back with this query in place of what Singpass would have sent. */
export async function comeBackFromV3(query: (state: string) => string): Promise<Trip> {
  const before = readLog()
  const visitor = await createVisitor()
  await typeByHand(visitor)
  const state = await leaveForV3(visitor)
  const page = await open(visitor, `/api/auth/callback/v3?${query(state)}`)
  return { visitor, page, milliseconds: 0, written: await writtenSince(before, lastWordFor(page)) }
}

/** The log is complete once it names the reference; a page without one is of a login that succeeded or was declined. */
function lastWordFor(page: Page): string {
  if (page.url.searchParams.get('outcome') === 'declined') return '"retrieval_failed"'
  return referenceShown(page) ?? '"retrieved"'
}

async function typeByHand(visitor: Visitor): Promise<void> {
  const start = await open(visitor, '/specimen-account')
  const csrfToken = csrfTokenOf(start)
  const form = await open(visitor, '/api/forms/specimen-account/by-hand', { form: { csrfToken } })
  const id = /name="form" value="([^"]+)"/.exec(form.text)?.[1] ?? ''
  const answers = { csrfToken, form: id, step: 'identity', intent: 'save', name: typed }
  const saved = await open(visitor, '/api/forms/specimen-account/answers', { form: answers })
  expect(saved.status).toBe(204)
}

async function leaveForV3(visitor: Visitor): Promise<string> {
  const csrfToken = csrfTokenOf(await open(visitor, '/specimen-account'))
  const until = (url: URL) => url.searchParams.has('state')
  const form = { csrfToken, product: 'specimen-account' }
  const { url } = await open(visitor, '/api/auth/signin/v3', { form, until })
  return url.searchParams.get('state') ?? ''
}

/** The form itself, once what was typed before the login is left aside. */
export async function openClean({ visitor, page }: Trip): Promise<Page> {
  const action = /action="(\/api\/forms\/[\w-]+\/earlier)"/.exec(page.text)?.[1]
  return action ? open(visitor, action, { form: { csrfToken: csrfTokenOf(page), choice: 'clean' } }) : page
}
