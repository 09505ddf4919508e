import { callbackMeanings } from './callback-error.ts'
import type { SingpassErrorCode } from './errors.ts'
import { codeOf, isAgencyDowntime } from './fapi/refusal.ts'

/** An error that Singpass documents, where it comes, and what this client makes of it. */
export interface DocumentedError {
  endpoint: 'par' | 'authorise' | 'token' | 'userinfo'
  error: string
  code: SingpassErrorCode
  /** An agency is away, and not Singpass. */
  agencyDowntime?: true
}

const answers = {
  par: 'invalid_client unauthorized_client invalid_scope invalid_request invalid_dpop_proof use_dpop_nonce',
  token: 'invalid_client invalid_grant invalid_dpop_proof use_dpop_nonce',
  userinfo: 'invalid_request invalid_token invalid_dpop_proof use_dpop_nonce upstream_dependency_error',
} as const

const everywhere = ['server_error', 'temporarily_unavailable']

/**
 * Every error that the documentation of FAPI 2.0 names, by where it comes: read from the tables that the client itself
 * decides by, so that a dictionary of them cannot say something else.
 *
 * @see Singpass documentation, Integration Guide 1 to 5, "Errors"
 */
export function documentedErrors(): DocumentedError[] {
  const returned = [...callbackMeanings].map(([error, code]) => ({ endpoint: 'authorise', error, code }) as const)
  const answered = (['par', 'token', 'userinfo'] as const).flatMap((endpoint) =>
    [...answers[endpoint].split(' '), ...everywhere].flatMap((error) => {
      const place = { status: 400, endpoint }
      const code = codeOf(error, place)
      return code
        ? [{ endpoint, error, code, ...(isAgencyDowntime(error, place) && { agencyDowntime: true as const }) }]
        : []
    }),
  )
  return [
    ...answered.filter(({ endpoint }) => endpoint === 'par'),
    ...returned,
    ...answered.filter(({ endpoint }) => endpoint !== 'par'),
  ]
}
