import { startAttempt } from '../attempt.ts'
import type { Authorisation, AuthorisationRequest } from '../client.ts'
import { SingpassError } from '../errors.ts'
import type { Tracing } from '../trace/events.ts'
import { showFields } from '../trace/shown.ts'
import { encodeQuery, eserviceParameter, resourceUrl, type V3Connection } from './connection.ts'
import type { V3Settings } from './settings.ts'

/**
 * Starts a trip to Myinfo: an attempt to keep, and the URL to send the browser to. Makes no call.
 *
 * @throws SingpassError `request_rejected` for a request that Myinfo would only refuse after the applicant's login.
 * @see Myinfo v3 API specifications, "Authorise"
 */
export function buildAuthorisation(
  { settings, now, upstream }: Pick<V3Connection, 'settings' | 'now'> & { upstream?: Tracing },
  request: AuthorisationRequest,
): Authorisation {
  const purpose = requirePurpose(request)
  const { connection } = settings
  const { scopes, redirectUri } = request
  const attempt = startAttempt({ connection, scopes, redirectUri, secrets: {}, now: now() })
  const url = resourceUrl(settings, 'authorise')
  url.search = encodeQuery(buildAuthoriseParameters(settings, { ...request, purpose, state: attempt.state }))
  const parameters = showFields(url.searchParams)
  upstream?.trace?.({ kind: 'redirect', endpoint: 'authorise', url: url.origin + url.pathname, parameters })

  return { url, attempt }
}

function buildAuthoriseParameters(
  settings: V3Settings,
  { scopes, purpose, redirectUri, state, ...request }: AuthorisationRequest & { purpose: string; state: string },
): Record<string, string> {
  const { clientId, loginType } = settings
  const appLaunchUrl = request.appLaunchUrl ?? settings.appLaunchUrl

  return {
    client_id: clientId,
    attributes: scopes.join(','),
    purpose,
    state,
    redirect_uri: redirectUri,
    response_type: 'code',
    authmode: 'SINGPASS',
    ...(loginType && { login_type: loginType }),
    ...(appLaunchUrl && { appLaunchURL: appLaunchUrl }),
    ...eserviceParameter(settings),
  }
}

function requirePurpose({ scopes, purpose = '' }: AuthorisationRequest): string {
  if (scopes.length === 0) throw rejected('parameter "attributes" is empty')
  if (purpose.trim() === '') throw rejected('parameter "purpose" is empty')
  return purpose
}

function rejected(message: string): SingpassError {
  return new SingpassError('request_rejected', message, { endpoint: 'authorise' })
}
