import type { CallDetails, TraceEvent } from 'singpass-client'
import { CopyButton } from '@/components/site/copy-button.tsx'
import { timeOf, titleOf } from '../happened.ts'
import { BaseString } from './base-string.tsx'
import { FieldsTable } from './fields-table.tsx'
import { curlOf, hasMembers, textOf } from './texts.ts'
import { OpenedParts, SignedParts } from './token-parts.tsx'

type ShownEvent = Exclude<TraceEvent, { kind: 'check' }>

/** One step: folded, a line with its outcome and time; open, all of it that may be shown. */
export function StepDetails({ at, event }: { at: number; event: ShownEvent }) {
  return (
    <details className="demo-step">
      <summary>
        {titleOf(event)} <span className="demo-time">{timeOf(at)}</span>
        {event.kind === 'call' && (
          <span className="block font-normal">
            {event.method} {event.details?.url ?? event.host} · {event.status ?? 'no answer'} ·{' '}
            {Math.round(event.milliseconds)} ms
          </span>
        )}
      </summary>
      <Inside event={event} />
    </details>
  )
}

function Inside({ event }: { event: ShownEvent }) {
  if (event.kind === 'call') return <Call event={event} />
  if ('parameters' in event)
    return <FieldsTable title={event.url ?? 'Query of the callback'} fields={event.parameters} />
  if (event.kind === 'opened') return <OpenedParts headers={event.headers} claims={event.claims} />
  const { header, claims } = event.details ?? {}
  if (event.what !== 'pki') return <SignedParts header={header} claims={claims} />
  return (
    <>
      <FieldsTable title="Authorization header" fields={header} />
      {claims && <BaseString fields={claims} />}
      <FieldsTable title="Parts of the base string, in their order" fields={claims} />
    </>
  )
}

function Call({ event: { method, details, transaction } }: { event: Extract<TraceEvent, { kind: 'call' }> }) {
  if (!details) return null
  const curl = curlOf(method, details)
  return (
    <>
      {transaction && <p className="demo-soft">Transaction {transaction}</p>}
      <FieldsTable title="Query" fields={details.query} />
      <FieldsTable title="Request headers" fields={details.requestHeaders} />
      <FieldsTable title="Request body" fields={details.requestBody} />
      <FieldsTable title="Response headers" fields={details.responseHeaders} />
      <ResponseBody body={details.responseBody} />
      <h3>As curl</h3>
      <pre>{curl}</pre>
      <CopyButton text={curl} label="Copy" copied="Copied" />
    </>
  )
}

/** Members of a JSON answer; of any other body its length alone. */
function ResponseBody({ body }: { body: CallDetails['responseBody'] }) {
  if (hasMembers(body)) return <FieldsTable title="Response body" fields={body} />
  return <p className="mt-3">Response body: {textOf(body)}</p>
}
