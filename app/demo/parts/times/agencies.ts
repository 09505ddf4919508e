import type { TraceEvent } from 'singpass-client'
import { agencyShortName } from '@/lib/myinfo/agencies.ts'
import { attributes } from '@/lib/myinfo/catalogue.ts'
import type { Journey } from '@/lib/server/demo/journeys.ts'

/** The agencies that supply what a journey asked for, by Myinfo's catalogue, in its order. None where the trace does not hold what was asked. */
export function agenciesAsked({ api, steps }: Pick<Journey, 'api' | 'steps'>): string[] {
  const asked = new Set(steps.flatMap(({ event }) => scopesIn(event)))
  const way = api === 'fapi-2.0' ? 'fapi' : 'v3'
  const supplied = attributes.filter(({ scopes }) => scopes[way].some((scope) => asked.has(scope)))
  const others = supplied.filter(({ agency }) => agency !== 'Singpass')
  return [...new Set(others.map(({ agency }) => agencyShortName(agency)))]
}

/** Scopes of the request that was pushed, attributes of the address that the browser was sent to. */
function scopesIn(event: TraceEvent): string[] {
  const asked =
    event.kind === 'call' && event.endpoint === 'par'
      ? event.details?.requestBody.scope
      : event.kind === 'redirect' && event.parameters.attributes
  return typeof asked === 'string' ? asked.split(/[ ,]+/) : []
}
