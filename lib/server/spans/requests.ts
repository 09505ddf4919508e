import type { IncomingMessage, ServerResponse } from 'node:http'
import { context, ProxyTracerProvider, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'

/**
 * Does the work of answering a request within a span of its own, where an SDK of OpenTelemetry is loaded; calls and
 * queries on its behalf are below it. It has the method, the status and the request's id, and no address: that of a
 * private link is a secret, and a callback's has a code.
 */
export function withinSpan<Result>(
  { request, response, id }: { request: IncomingMessage; response: ServerResponse; id: string },
  work: () => Result,
): Result {
  const method = request.method ?? ''
  const span = tracer().startSpan(method, {
    kind: SpanKind.SERVER,
    attributes: { 'http.request.method': method, 'onboarding.reference': id },
  })
  if (!span.isRecording()) return work()
  response.once('close', () => {
    span.setAttribute('http.response.status_code', response.statusCode)
    if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
    span.end()
  })
  return context.with(trace.setSpan(context.active(), span), work)
}

/**
 * Leaves out the spans that Next.js makes by itself: their attributes are the addresses of requests as they came, with
 * codes of callbacks and secrets of private links. To be called when an SDK has been loaded, before the first request.
 */
export function leaveOutFramework(): void {
  const provider = trace.getTracerProvider()
  if (!isProxy(provider)) return
  const loaded = provider.getDelegate()
  const none = new ProxyTracerProvider()
  provider.setDelegate({
    getTracer: (name, version, options) => (name === 'next.js' ? none : loaded).getTracer(name, version, options),
  })
}

/** By what it can do: an SDK brings the API's classes a second time, and they are not those that we were built with. */
function isProxy(provider: object): provider is ProxyTracerProvider {
  return ['getDelegate', 'setDelegate'].every((name) => typeof Reflect.get(provider, name) === 'function')
}

function tracer() {
  return trace.getTracer('onboarding')
}
