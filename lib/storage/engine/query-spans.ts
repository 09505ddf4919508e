import { type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'

/**
 * Does a query of the driver, given in whichever of its forms, within a span, where an SDK of OpenTelemetry is loaded. It
 * has what the statement does and to which table, and the code of an error; neither the statement nor its values.
 */
export function withQuerySpan<Answer>(given: readonly unknown[], query: (given: readonly unknown[]) => Answer): Answer {
  const span = trace.getTracer('onboarding').startSpan(nameOf(given[0]), {
    kind: SpanKind.CLIENT,
    attributes: { 'db.system.name': 'postgresql' },
  })
  if (!span.isRecording()) return query(given)
  const callback = given.at(-1)
  if (typeof callback === 'function') {
    const told = (error: unknown, result: unknown) => {
      end(span, error)
      callback(error, result)
    }
    return query([...given.slice(0, -1), told])
  }
  const answer = query(given)
  if (answer instanceof Promise) {
    answer.then(
      () => end(span),
      (error) => end(span, error),
    )
  } else end(span)
  return answer
}

/** `select sessions`, of a statement as text or as the driver's own object. */
function nameOf(statement: unknown): string {
  const { text } = Object(statement)
  const words = typeof statement === 'string' ? statement : typeof text === 'string' ? text : ''
  const [, operation = 'query'] = /^\s*(?:\/\*.*?\*\/\s*)?([a-z]+)/i.exec(words) ?? []
  const [, table] = /\b(?:from|into|update)\s+"?([a-z_]+)"?/i.exec(words) ?? []
  return [operation.toLowerCase(), ...(table ? [table] : [])].join(' ')
}

function end(span: Span, error?: unknown): void {
  const { code } = Object(error)
  if (typeof code === 'string') span.setAttribute('db.response.status_code', code)
  if (error) span.setStatus({ code: SpanStatusCode.ERROR })
  span.end()
}
