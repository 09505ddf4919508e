import type { Attempt } from '../attempt.ts'
import { buildCallbackError } from '../callback-error.ts'
import { buildAttemptCheck, buildCheck, type Check } from '../trace/check.ts'
import { showFields } from '../trace/shown.ts'
import type { FapiConnection } from './connection.ts'

/** Longest value that is read, by parameter. */
const limits = { code: 2048, state: 255, iss: 255, error: 255 } as const

type Parameter = keyof typeof limits

/** What only a response mode or type that was not asked for would bring. */
const foreign = ['response', 'id_token', 'access_token', 'token']

/**
 * Checks what the browser brought back.
 *
 * Each parameter at most once and short, the attempt's `state`, exactly our issuer as `iss` (which only an error may
 * lack), and either a code, which is returned, or an error, whose text is never read.
 *
 * @throws SingpassError `attempt_unknown` for another state; `response_invalid` (`callback.<parameter>`, `iss`); for an
 * `error`, what it means.
 * @see {@link https://www.rfc-editor.org/rfc/rfc9207.html#section-2.4 RFC 9207, 2.4}
 * @see Singpass documentation, Integration Guide 2, "Handling the Redirect"
 */
export function checkCallback(
  { issuer, trace }: Pick<FapiConnection, 'issuer' | 'trace'>,
  query: URLSearchParams,
  { state }: Pick<Attempt, 'state'>,
): string {
  trace?.({ kind: 'callback', endpoint: 'authorise', parameters: showFields(query) })
  const check: Check = buildCheck({ endpoint: 'authorise', of: 'callback', trace })
  const isAttempts: Check = buildAttemptCheck(trace)
  const { iss, code, error, ...parameters } = readParameters(query, check)
  isAttempts('state', parameters.state === state, 'parameter "state" is not of the attempt')

  const mayBeMissing = error !== undefined
  check('iss', iss === issuer || (iss === undefined && mayBeMissing), 'parameter "iss" is not our issuer')
  check('callback.foreign', !foreign.some((name) => query.has(name)), 'the callback answers another kind of request')
  check('callback.code', (code === undefined) !== (error === undefined), 'there must be either "code" or "error"')
  if (code === undefined) throw buildCallbackError(error ?? '')

  return code
}

function readParameters(query: URLSearchParams, check: Check): Partial<Record<Parameter, string>> {
  const parameters: Partial<Record<Parameter, string>> = {}
  for (const [name, limit] of Object.entries(limits) as [Parameter, number][]) {
    const [value, ...others] = query.getAll(name)
    const isReadable = value === undefined || (value.length <= limit && /^[\x20-\x7e]+$/.test(value))
    check(`callback.${name}`, others.length === 0 && isReadable, `parameter "${name}" is repeated or not readable`)
    if (value !== undefined) parameters[name] = value
  }
  return parameters
}
