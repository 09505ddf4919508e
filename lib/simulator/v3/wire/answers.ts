import type { Page } from '../../pages/layout.ts'
import type { Answer } from '../../web/http.ts'

/** A page to be shown, with its status. */
export interface Shown {
  status: number
  page: Page
}

/** Sends the browser elsewhere by a GET. */
export function buildRedirect(location: string, headers: Record<string, string> = {}): Answer {
  return { status: 302, headers: { location, 'cache-control': 'no-store', ...headers }, body: '' }
}

/** An error of the token call, whose `code` is a string, or of the person call, whose `code` is a number. */
export function buildError({ call, status, message }: { call: string; status: number; message: string }): Answer {
  const code = call === 'v3-token' ? String(status) : status
  const body = JSON.stringify({ code, message })
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }, body }
}
