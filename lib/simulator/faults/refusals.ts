import { type Answer, buildJsonAnswer } from '../web/http.ts'
import { buildPageAnswer } from './bodies.ts'
import type { AnswerFault, Endpoint } from './fault.ts'

const codes: Record<'par' | 'token' | 'userinfo', [error: string, status: number][]> = {
  par: [
    ['invalid_request', 400],
    ['invalid_scope', 400],
    ['invalid_dpop_proof', 400],
    ['invalid_client', 401],
    ['server_error', 500],
    ['upstream_dependency_error', 502],
    ['temporarily_unavailable', 503],
  ],
  token: [
    ['invalid_request', 400],
    ['invalid_grant', 400],
    ['invalid_dpop_proof', 400],
    ['invalid_client', 401],
    ['server_error', 500],
    ['upstream_dependency_error', 502],
    ['temporarily_unavailable', 503],
  ],
  userinfo: [
    ['invalid_request', 400],
    ['invalid_token', 401],
    ['invalid_dpop_proof', 401],
    ['insufficient_scope', 403],
    ['server_error', 500],
    ['upstream_dependency_error', 502],
    ['upstream_depedency_error', 502],
    ['temporarily_unavailable', 503],
  ],
}

/** Faults that refuse before anything is done: the errors of one endpoint, by their own names. */
export function buildErrorFaults(at: 'par' | 'token' | 'userinfo'): AnswerFault[] {
  return codes[at].map(([error, status]) => ({
    kind: 'answer',
    at,
    name: `${at}-${error.replaceAll('_', '-')}`,
    says: `The ${at} endpoint refuses with ${error} (${status}).`,
    refuse: () => buildErrorAnswer(at, error, status),
  }))
}

function buildErrorAnswer(at: Endpoint, error: string, status: number): Answer {
  const content = { error, error_description: 'a fault that was asked for', id: 'simulated', trace_id: 'simulated' }
  const isRepeated = at === 'userinfo' && error.startsWith('invalid_')
  return buildJsonAnswer(status, content, isRepeated ? { 'www-authenticate': `DPoP error="${error}"` } : {})
}

/** Faults that refuse by status alone, as a server or something in front of it does. */
export function buildStatusFaults(at: Endpoint): AnswerFault[] {
  const refuse = (name: string, does: string, answer: () => Answer): AnswerFault => ({
    kind: 'answer',
    at,
    name: `${at}-${name}`,
    says: `The ${at} endpoint ${does}.`,
    refuse: answer,
  })
  const wait = { 'retry-after': '2' }
  return [
    refuse('500', 'fails with 500 and an empty object', () => buildJsonAnswer(500, {})),
    refuse('502', 'fails with 502 and a web page', () => buildPageAnswer(502)),
    refuse('503', 'fails with 503 and a web page', () => buildPageAnswer(503)),
    refuse('503-retry-after', 'fails with 503 and asks for 2 seconds', () => buildJsonAnswer(503, {}, wait)),
    refuse('429', 'refuses with 429 and asks for 2 seconds', () => buildJsonAnswer(429, {}, wait)),
  ]
}

/** Refusals that only userinfo gives. */
export const userinfoRefusals: readonly AnswerFault[] = [
  {
    kind: 'answer',
    at: 'userinfo',
    name: 'userinfo-bare-401',
    says: 'The userinfo endpoint answers 401 with the challenge "DPoP" and no error.',
    refuse: () => ({ status: 401, headers: { 'www-authenticate': 'DPoP' }, body: '' }),
  },
  {
    kind: 'answer',
    at: 'userinfo',
    name: 'userinfo-error-as-jwt',
    says: 'The userinfo endpoint answers 400 with a JSON error, but calls it application/jwt.',
    refuse: () => buildMislabelled(400),
  },
  {
    kind: 'answer',
    at: 'userinfo',
    name: 'userinfo-error-with-200',
    says: 'The userinfo endpoint answers 200 with a JSON error in place of the person.',
    refuse: () => buildJsonAnswer(200, { error: 'server_error' }),
  },
]

function buildMislabelled(status: number): Answer {
  return buildJsonAnswer(status, { error: 'invalid_request' }, { 'content-type': 'application/jwt' })
}
