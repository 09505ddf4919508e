import type { TraceEvent } from 'singpass-client'
import type { Journey } from '@/lib/server/demo/journeys.ts'

const calls: Record<string, string> = {
  discovery: 'Metadata read',
  jwks: "Singpass's keys read",
  par: 'Login pushed to Singpass (PAR)',
  token: 'Code exchanged for tokens',
  userinfo: 'Person fetched (userinfo)',
  person: 'Person fetched',
}
const signed = {
  pki: 'Request signed (PKI_SIGN)',
  client_assertion: 'Client assertion signed',
  dpop_proof: 'DPoP proof signed',
} as const
const opened = {
  access_token: 'Access token opened',
  id_token: 'ID token decrypted and opened',
  userinfo: 'Person decrypted and opened',
  person: 'Person decrypted and opened',
} as const

/** What an event is, in a few words; checks are told in a table of their own. */
export function titleOf(event: Exclude<TraceEvent, { kind: 'check' }>): string {
  if (event.kind === 'call') return calls[event.endpoint] ?? event.endpoint
  if (event.kind === 'signed') return signed[event.what]
  if (event.kind === 'opened') return opened[event.what]
  return event.kind === 'redirect' ? 'Browser sent to Singpass' : 'Browser came back'
}

/** Steps but for the checks, which count by the hundred. */
export function shownSteps({ steps }: Journey) {
  return steps.flatMap(({ at, event }) => (event.kind === 'check' ? [] : [{ at, event }]))
}

/** How a journey stands, as one sentence. */
export function endOf({ end }: Journey): string {
  if (end.kind === 'open') return 'On its way: nobody has come back yet.'
  if (end.kind === 'retrieved') return 'The person was retrieved.'
  return end.check ? `Stopped by the check ${end.check} (${end.code}).` : `Stopped: ${end.code}.`
}

/** Singapore's time of day to the millisecond. */
export function timeOf(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(11, 23)
}
