import type { Answer } from '../http.ts'

const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/** Sends the browser elsewhere by a GET. */
export function buildRedirect(location: string, headers: Record<string, string> = {}): Answer {
  return { status: 302, headers: { location, 'cache-control': 'no-store', ...headers }, body: '' }
}

/** A page that nothing may cache, frame or run scripts in. */
export function buildPage(status: number, html: string): Answer {
  return { status, headers: pageHeaders, body: html }
}

/** An error of the token call, whose `code` is a string, or of the person call, whose `code` is a number. */
export function buildError({ call, status, message }: { call: string; status: number; message: string }): Answer {
  const code = call === 'token' ? String(status) : status
  const body = JSON.stringify({ code, message })
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }, body }
}
