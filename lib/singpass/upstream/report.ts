import type { CallDetails, TraceEvent, Tracing } from '../trace/events.ts'
import { showFields } from '../trace/shown.ts'
import type { UpstreamAnswer, UpstreamRequest } from './exchange.ts'
import { parseJsonObject } from './json.ts'

/** How a call to Singpass ended, and how long it took. */
export interface Measured {
  status: number | undefined
  milliseconds: number
  answer?: UpstreamAnswer
}

/** Tells the listener of a call that has ended, in whatever way. */
export function reportCall(request: UpstreamRequest, measured: Measured, { trace, detailed }: Tracing): void {
  if (!trace) return
  const { endpoint, method, url, transaction } = request
  const { status, milliseconds, answer } = measured
  const event: TraceEvent = {
    kind: 'call',
    endpoint,
    method,
    host: url.host,
    status,
    milliseconds,
    try: request.try ?? 1,
    transaction,
    ...(detailed && { details: detail(request, answer) }),
  }
  trace(event)
}

function detail({ url, shownPath, headers, body }: UpstreamRequest, answer?: UpstreamAnswer): CallDetails {
  return {
    url: url.origin + (shownPath ?? url.pathname),
    query: showFields(url.searchParams),
    requestHeaders: showRequestHeaders(headers),
    requestBody: showFields(new URLSearchParams(body)),
    responseHeaders: showFields(answer?.headers ?? {}),
    responseBody: showBody(answer?.text ?? ''),
  }
}

/** Of `Authorization` the scheme, which is public, and the length of the rest. */
function showRequestHeaders(headers: Record<string, string>): CallDetails['requestHeaders'] {
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  const { authorization, ...others } = lower
  const [scheme = ''] = authorization?.split(' ', 1) ?? []
  return {
    ...showFields(others),
    ...(authorization && { 'authorization.scheme': scheme, authorization: { length: authorization.length } }),
  }
}

function showBody(text: string): CallDetails['responseBody'] {
  const members = parseJsonObject(text)
  return members ? showFields(members) : { length: text.length }
}
