import type { IncomingMessage, ServerResponse } from 'node:http'

/** The page that says that there is none here, in the reader's language, and leads on. */
const saysSo = '/problem'

const nothingThere = new Set([404, 405])

/**
 * Sends a browser that opened what is no page to the page that says so: where forms are posted to, or an address below
 * `/api/` where there is nothing. Those are answered with a line at most, or with a page that may not load its style.
 * What brings a policy of its own is a page already; what is no text is for programs and stays as it is.
 */
export function leadToPage(request: IncomingMessage, response: ServerResponse): void {
  if (!isOpenedInBrowser(request)) return
  const writeHead = response.writeHead
  response.writeHead = (...head: unknown[]) => {
    response.writeHead = writeHead
    const status = typeof head[0] === 'number' ? head[0] : response.statusCode
    if (!nothingThere.has(status) || !isBare(response)) return Reflect.apply(writeHead, response, head)
    response.setHeader('location', saysSo)
    return Reflect.apply(writeHead, response, [303])
  }
}

function isOpenedInBrowser({ method, headers }: IncomingMessage): boolean {
  const isNavigation = (headers['sec-fetch-mode'] ?? 'navigate') === 'navigate'
  return method === 'GET' && isNavigation && (headers.accept ?? '').includes('text/html')
}

function isBare(response: ServerResponse): boolean {
  const type = String(response.getHeader('content-type') ?? 'text/html')
  return type.startsWith('text/') && !response.hasHeader('content-security-policy')
}
