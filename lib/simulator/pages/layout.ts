import type { ServerResponse } from 'node:http'
import { send } from '../web/http.ts'
import { type Html, html } from './html.ts'

/** A page: its title, its content, and where its forms may lead. */
export interface Page {
  title: string
  content: Html
  /** Origin that the browser is sent to after a form of this page, besides our own. */
  leadsTo?: string
}

/** Sends a page that nothing may cache, frame or extend. */
export function sendPage(
  response: ServerResponse,
  status: number,
  page: Page,
  more: Record<string, string | string[]> = {},
): void {
  const formAction = ["'self'", page.leadsTo].filter(Boolean).join(' ')
  const policy = `default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action ${formAction}`
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': policy,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    ...more,
  }
  send(response, { status, headers, body: buildDocument(page).markup })
}

function buildDocument({ title, content }: Page): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} - Singpass simulator</title>
<link rel="stylesheet" href="/simulator.css">
</head>
<body>
<header><p><strong>Singpass simulator</strong> <span>made-up people, for development and tests</span></p></header>
<main>
${content}
</main>
<footer><p>This is not Singpass. Nobody here exists, and nothing is kept.</p></footer>
</body>
</html>
`
}
