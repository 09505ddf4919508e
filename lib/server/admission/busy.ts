import type { IncomingMessage, ServerResponse } from 'node:http'
import { ownPath } from '@/lib/auth/request/own-path.ts'
import { problemOf } from '@/lib/delivery/access/problem.ts'

/** Writes the page that says that too many are here at once, to a request that has this head. */
export type BusyPage = (asked: { request: Request; isPost: boolean; back: string; reference: string }) => Response

/** Seconds after which somebody should try again. */
const RETRY_SECONDS = 5

/**
 * Answers 503 at once, with a page of our own; nothing of the body is read, and the connection ends with the answer.
 *
 * @param reference by which the log knows why
 */
export async function answerBusy(
  { method, url = '/', headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  response: ServerResponse,
  { page, reference }: { page?: BusyPage; reference: string },
): Promise<void> {
  const isPost = method === 'POST'
  const back = isPost ? pathOf(headers.referer) : url
  const given = new Headers()
  for (const name of ['cookie', 'accept-language']) given.set(name, [headers[name] ?? ''].flat().join(','))
  const answer = url.startsWith('/api/v1/')
    ? problem(reference)
    : page?.({ request: new Request('http://busy.invalid/', { headers: given }), isPost, back, reference })
  const body = (await answer?.text()) ?? '503 Service Unavailable\n'
  response.writeHead(503, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    ...Object.fromEntries(answer?.headers ?? []),
    'retry-after': String(RETRY_SECONDS),
    ...(isPost && { connection: 'close' }),
  })
  response.end(method === 'HEAD' ? undefined : body)
}

/** Programs of the bank read no pages: they are told as by the API itself. */
function problem(reference: string): Response {
  return new Response(JSON.stringify(problemOf('unavailable', { reference })), {
    headers: { 'content-type': 'application/problem+json' },
  })
}

/** The page that somebody came from, with its step: what they typed is still there. */
function pathOf(referer: string | undefined): string {
  if (!referer || !URL.canParse(referer)) return '/'
  const { pathname, search } = new URL(referer)
  return ownPath(pathname + search) === '/' ? pathname : pathname + search
}
