import type { CallDetails, Shown, ShownFields } from 'singpass-client'
import type { Journey } from '@/lib/server/demo/journeys.ts'
import { endOf, shownSteps, timeOf, titleOf } from '../happened.ts'
import { checksOf } from './checks.ts'
import { databaseSums, tenths } from './database-steps.ts'

/** A value as text: what is secret or somebody's is a length. */
export function textOf(shown: Shown): string {
  if (typeof shown !== 'object') return String(shown)
  if ('members' in shown) return `${shown.members} members`
  if ('length' in shown && !Array.isArray(shown)) {
    const { length, ends } = shown as { length: number; ends?: string }
    return ends ? `${ends} (${length} characters)` : `•••••••• ${length} characters`
  }
  return (shown as readonly Shown[]).map(textOf).join(', ')
}

/** The call as a command line; what works once or is secret is a variable, to be filled in by who has it. */
export function curlOf(method: string, details: CallDetails): string {
  const { 'authorization.scheme': scheme, authorization, ...headers } = details.requestHeaders
  const query = pairs(details.query).map((pair) => `--url-query ${quote(pair)}`)
  return [
    `curl -X ${method} ${quote(details.url)}`,
    ...query,
    ...Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${given(name, value)}`)}`),
    ...(authorization === undefined ? [] : [`-H ${quote(`authorization: ${scheme ?? ''} $AUTHORIZATION`)}`]),
    ...pairs(details.requestBody).map((pair) => `--data-urlencode ${quote(pair)}`),
  ].join(' \\\n  ')
}

function pairs(fields: ShownFields): string[] {
  return Object.entries(fields).map(([name, value]) => `${name}=${given(name, value)}`)
}

function given(name: string, value: Shown): string {
  return typeof value === 'object' ? `$${name.toUpperCase().replaceAll(/\W/g, '_')}` : String(value)
}

/** In double quotes, so that the variables are filled in and nothing else is. */
function quote(text: string): string {
  return `"${text.replaceAll(/["\\`]/g, '\\$&').replaceAll(/\$(?![A-Z_]+\b)/g, '\\$')}"`
}

/** A whole journey as plain text, to be sent to somebody who helps. */
export function journeyAsText(journey: Journey): string {
  const steps = shownSteps(journey).flatMap(({ at, event }) => {
    const line = `${timeOf(at)}  ${titleOf(event)}`
    if (event.kind === 'call') {
      const { method, details, status, milliseconds } = event
      const call = `  ${method} ${details?.url ?? event.host}  ${status ?? 'no answer'}  ${Math.round(milliseconds)} ms`
      return [line, call, ...(details ? exchange(details) : [])]
    }
    if (event.kind === 'opened')
      return [line, ...event.headers.flatMap((header) => lines(header)), ...lines(event.claims)]
    if (event.kind === 'signed') return [line, ...lines(event.details?.header), ...lines(event.details?.claims)]
    return [line, ...lines(event.parameters)]
  })
  const checks = checksOf(journey).map(({ of, name, state }) => `  ${state.padEnd(11)}  ${of}  ${name}`)
  const database = databaseSums(journey).map(
    ({ name, times, milliseconds }) => `  ${name}  ${times}  ${tenths(milliseconds)}`,
  )
  const head = [`Journey ${journey.id}, ${journey.api}`, endOf(journey), '']
  return [...head, ...steps, '', 'Our database', ...database, '', 'Checks', ...checks, ''].join('\n')
}

/** What was sent and what was answered, as tools for HTTP mark it: `>` and `<`. */
function exchange({ query, requestHeaders, requestBody, responseHeaders, responseBody }: CallDetails): string[] {
  const answered = hasMembers(responseBody) ? responseBody : { body: responseBody }
  return [
    ...[query, requestHeaders, requestBody].flatMap((sent) => lines(sent, '>')),
    ...[responseHeaders, answered].flatMap((came) => lines(came, '<')),
  ]
}

/** Whether an answer was JSON, of which the members are there; of any other there is the length alone. */
export function hasMembers(body: CallDetails['responseBody']): body is ShownFields {
  return typeof body === 'object' && !Array.isArray(body) && !('length' in body) && !('members' in body)
}

function lines(fields: ShownFields | undefined, mark = ''): string[] {
  return Object.entries(fields ?? {}).map(([name, value]) => `  ${mark && `${mark} `}${name}: ${textOf(value)}`)
}
