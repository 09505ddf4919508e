import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Journey } from './journey.ts'

const NAME = 'simulator_v3_journey'

/** Binds a journey to the browser that began it. Its path keeps the cookies of several tabs apart. */
export function buildBrowserCookie(journeyId: string, value: string): string {
  return `${NAME}=${value}; path=/v3/journeys/${journeyId}; HttpOnly; SameSite=Lax`
}

/** Whether the request comes from the browser that began the journey. */
export function isSameBrowser(request: IncomingMessage, { browser }: Journey): boolean {
  const cookies = (request.headers.cookie ?? '').split(/;\s*/)
  return cookies.some((cookie) => isEqual(cookie, `${NAME}=${browser}`))
}

/** Compares two secrets in a time that does not tell where they differ. */
export function isEqual(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)]
  return left.length === right.length && timingSafeEqual(left, right)
}
