import type { CustomFetchOptions } from 'oauth4webapi'
import type { SingpassEndpoint } from '../errors.ts'
import type { Deadline } from '../upstream/deadline.ts'
import { callUpstream, type Upstream, type UpstreamAnswer } from '../upstream/http.ts'

export interface BoundedCall {
  endpoint: SingpassEndpoint
  deadline: Deadline
  try?: number
}

type Sent = CustomFetchOptions<'GET' | 'POST', URLSearchParams | null | undefined>

/** What oauth4webapi takes as its `fetch`. */
export type BoundedFetch = (url: string, sent: Sent) => Promise<Response>

/** What the library is given in place of an answer; nothing of it is ever read. */
const unread = new Response()

/**
 * Sends a request that oauth4webapi builds through our own bounded call, and returns our answer.
 *
 * The library gets an empty response: time, size and redirects are ours to limit, and the answer is ours to judge,
 * since the library would judge it by its content type.
 *
 * @throws SingpassError as `callUpstream` does.
 */
export async function sendBounded(
  call: BoundedCall,
  upstream: Upstream,
  request: (fetch: BoundedFetch) => Promise<unknown>,
): Promise<UpstreamAnswer> {
  const answers: UpstreamAnswer[] = []
  await request(async (url, { method, headers, body }) => {
    answers.push(await callUpstream({ ...call, method, url: new URL(url), headers, body: body?.toString() }, upstream))
    return unread
  })

  const [answer] = answers
  if (!answer) throw new TypeError('nothing was sent')
  return answer
}
