import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import type { TraceListener } from 'singpass-client'

/**
 * Tells OpenTelemetry, where an SDK is loaded, of each call of one connection to Singpass: which endpoint of which host,
 * how it ended, which try it was. Nothing of what was sent or came.
 */
export function spanUpstream(connection: string): TraceListener {
  return (event) => {
    if (event.kind !== 'call') return
    const { endpoint, method, host, status } = event
    const endTime = Date.now()
    const span = trace.getTracer('onboarding').startSpan(`singpass ${endpoint}`, {
      kind: SpanKind.CLIENT,
      startTime: endTime - event.milliseconds,
      attributes: {
        'http.request.method': method,
        'server.address': host,
        'http.request.resend_count': event.try - 1,
        'onboarding.connection': connection,
        ...(status !== undefined && { 'http.response.status_code': status }),
      },
    })
    if (status === undefined || status >= 400) span.setStatus({ code: SpanStatusCode.ERROR })
    span.end(endTime)
  }
}
