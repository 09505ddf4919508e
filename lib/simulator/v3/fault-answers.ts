import type { Answer } from '../web/http.ts'
import type { V3Fault } from './faults.ts'
import { buildError } from './wire/answers.ts'

/** The refusal that a fault gives instead of the true answer, or undefined for faults inside a true answer. */
export function buildFaultAnswer(fault: V3Fault | undefined): Answer | undefined {
  const [, call = '', kind] = /^(v3-token|v3-person)-(.+)$/.exec(fault ?? '') ?? []
  if (kind === 'expired-code') return buildError({ call, status: 400, message: 'Authorisation code has expired' })
  if (kind === 'no-profile') return buildError({ call, status: 404, message: 'UIN/FIN is invalid.' })
  if (kind === '429') return buildLater({ call, status: 429, message: 'Too many requests' })
  if (kind === '500') return buildError({ call, status: 500, message: 'Unexpected error' })
  if (kind === '503') return buildLater({ call, status: 503, message: 'Under maintenance' })
  return undefined
}

function buildLater(error: Parameters<typeof buildError>[0]): Answer {
  const answer = buildError(error)
  return { ...answer, headers: { ...answer.headers, 'retry-after': '1' } }
}
