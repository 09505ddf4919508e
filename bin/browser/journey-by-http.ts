import { randomInt } from 'node:crypto'
import { type APIRequestContext, request } from '@playwright/test'

/** A browser without a screen: keeps cookies, and follows one redirect at a time, so that each address is seen. */
export interface Visitor {
  context: APIRequestContext
  /** Every address that was asked for, in order. */
  trail: URL[]
}

/** A page that a visitor has come to, or an address outside the part that was to be followed. */
export interface Page {
  url: URL
  status: number
  text: string
}

/** One request of somebody, with what was answered: what `watchVisitors` is told. */
export interface Sight {
  /** The visitor or the browser that asked. */
  who: object
  url: URL
  status: number
  type: string
  text: string
  /** What was posted. */
  form: string
  milliseconds: number
}

const watchers = new Set<(sight: Sight) => void>()

/** Tells of every request of every visitor from now on; what is returned ends it. */
export function watchVisitors(watcher: (sight: Sight) => void): () => void {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

/** Somebody of the simulator's gallery, as its login page shows them. */
export interface Someone {
  id: string
  title: string
  name: string
  number: string
}

export const appUrl = process.env.E2E_APP_URL ?? ''

/**
 * A new visitor, from an address of its own, so that no limit on logins from one address is met. One of a server whose
 * certificate was made for a test may take any.
 */
export async function createVisitor({ anyCertificate = false } = {}): Promise<Visitor> {
  const address = `198.18.${randomInt(256)}.${randomInt(256)}`
  const context = await request.newContext({
    extraHTTPHeaders: { 'x-forwarded-for': address },
    timeout: 30_000,
    ignoreHTTPSErrors: anyCertificate,
  })
  return { context, trail: [] }
}

/** Opens an address, or posts a form to it, and follows redirects; `until` names where not to go. */
export async function open(
  visitor: Visitor,
  address: string | URL,
  { form, until = () => false }: { form?: Record<string, string>; until?: (url: URL) => boolean } = {},
): Promise<Page> {
  const url = new URL(address, process.env.E2E_APP_URL)
  visitor.trail.push(url)
  const headers = { origin: url.origin, 'sec-fetch-site': 'same-origin' }
  const asked = performance.now()
  const answer = form
    ? await visitor.context.post(url.href, { form, headers, maxRedirects: 0 })
    : await visitor.context.get(url.href, { maxRedirects: 0 })
  const milliseconds = performance.now() - asked

  const status = answer.status()
  const { location, 'content-type': type = '' } = answer.headers()
  const text = location ? '' : await answer.text()
  const posted = new URLSearchParams(form).toString()
  for (const watcher of watchers) watcher({ who: visitor, url, status, type, text, form: posted, milliseconds })
  if (!location) return { url, status, text }
  const next = new URL(location, url)
  return until(next) ? { url: next, status, text: '' } : open(visitor, next, { until })
}

/** Presses the button that leaves for Singpass; ends on the login page, or back on a page of ours. */
export async function leave(visitor: Visitor, product = 'specimen-account'): Promise<Page> {
  const start = await open(visitor, `/${product}`)
  return open(visitor, '/api/auth/signin/fapi', { form: { csrfToken: csrfTokenOf(start), product } })
}

/** Logs in at the simulator and agrees; ends before the callback, whose address is the result. */
export async function agreeAs(visitor: Visitor, gallery: Page, title: string): Promise<URL> {
  const someone = peopleOf(gallery).find((candidate) => candidate.title === title)
  if (!someone) throw new Error(`the gallery has nobody called "${title}"`)
  const consent = await open(visitor, gallery.url, { form: { persona: someone.id } })
  const back = await open(visitor, consent.url, { form: { decision: 'agree' }, until: isCallback })
  return back.url
}

/** The whole trip with someone who agrees; ends where the applicant ends. */
export async function retrieveByHttp(
  visitor: Visitor,
  { product = 'specimen-account', title = 'Citizen with everything' } = {},
): Promise<Page> {
  const page = await leave(visitor, product)
  if (page.url.origin === new URL(process.env.E2E_APP_URL ?? '').origin) return page
  return open(visitor, await agreeAs(visitor, page, title))
}

/** The token that stands in every form of a page. */
export function csrfTokenOf({ text }: Page): string {
  return /name="csrfToken" value="([0-9a-f]{64})"/.exec(text)?.[1] ?? ''
}

/** Who can log in at the simulator. */
export function peopleOf({ text }: Page): Someone[] {
  const card =
    /value="([^"]+)">\s*<span class="title">(.*?)<\/span>\s*<span class="name"[^>]*>(.*?)<\/span>\s*<span class="number">(.*?)<\/span>/g
  return [...text.matchAll(card)].map(([, id = '', title = '', name = '', number = '']) => ({
    id,
    title: unescapeHtml(title),
    name: unescapeHtml(name),
    number,
  }))
}

/** The first heading of a page, as text. */
export function headingOf({ text }: Page): string {
  const heading = /<h1[^>]*>(.*?)<\/h1>/s.exec(text)?.[1] ?? ''
  return unescapeHtml(heading.replaceAll(/<[^>]*>/g, '')).trim()
}

function isCallback(url: URL): boolean {
  return url.pathname.startsWith('/api/auth/callback/')
}

function unescapeHtml(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" }
  return text.replaceAll(/&(\w+|#x?\w+);/g, (whole, name: string) => named[name] ?? whole)
}
