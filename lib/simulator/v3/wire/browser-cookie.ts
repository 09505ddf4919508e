import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { PendingSignIn } from '../pending-sign-in.ts'

const NAME = 'simulator_v3_sign_in'

/** Binds a sign-in to the browser that began it. Its path keeps the cookies of several tabs apart. */
export function buildBrowserCookie(signInId: string, value: string): string {
  return `${NAME}=${value}; path=/v3/sign-in/${signInId}; HttpOnly; SameSite=Lax`
}

/** Whether the request comes from the browser that began the sign-in. */
export function isSameBrowser(request: IncomingMessage, { browser }: PendingSignIn): boolean {
  const cookies = (request.headers.cookie ?? '').split(/;\s*/)
  return cookies.some((cookie) => isEqual(cookie, `${NAME}=${browser}`))
}

/** Compares two secrets in a time that does not tell where they differ. */
export function isEqual(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)]
  return left.length === right.length && timingSafeEqual(left, right)
}
