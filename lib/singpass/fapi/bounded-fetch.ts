import type { CustomFetchOptions } from 'oauth4webapi'
import type { Deadline } from '../deadline.ts'
import type { SingpassEndpoint } from '../errors.ts'
import { callUpstream, type Upstream, type UpstreamAnswer } from '../http.ts'

export interface BoundedCall {
  endpoint: SingpassEndpoint
  deadline: Deadline
  try?: number
}

type Sent = CustomFetchOptions<'GET' | 'POST', URLSearchParams | null | undefined>

/**
 * Lends our own bounded call to oauth4webapi as its `fetch`, for one step.
 *
 * The library builds the request; time, size and redirects are ours to limit.
 *
 * @throws SingpassError from the returned function, as `callUpstream` does.
 */
export function boundedFetch(call: BoundedCall, upstream: Upstream): (url: string, sent: Sent) => Promise<Response> {
  return async (url, { method, headers, body }) => {
    const request = { ...call, method, url: new URL(url), headers, body: body?.toString() }
    const { status, headers: received, text } = await callUpstream(request, upstream)
    // A Response refuses a body, even an empty one, for statuses such as 204.
    return new Response(text || null, { status, headers: received })
  }
}

/** Turns the library's answer back into ours, whose status and text decide. */
export async function readAnswer(response: Response): Promise<UpstreamAnswer> {
  return { status: response.status, headers: response.headers, text: await response.text() }
}
