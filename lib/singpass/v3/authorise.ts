import { startAttempt } from '../attempt.ts'
import type { Authorisation, AuthorisationRequest } from '../client.ts'
import { SingpassError } from '../errors.ts'
import { encodeQuery, eserviceParameter, resourceUrl, type V3Connection } from './connection.ts'
import type { V3Settings } from './settings.ts'

/**
 * Starts a trip to Myinfo: an attempt to keep, and the URL to send the browser to. Makes no call.
 *
 * @throws SingpassError `request_rejected` for a request that Myinfo would only refuse after the applicant's login.
 * @see Myinfo v3 API specifications, "Authorise"
 */
export function buildAuthorisation(
  { settings, now }: Pick<V3Connection, 'settings' | 'now'>,
  request: AuthorisationRequest,
): Authorisation {
  refuseIncomplete(request)
  const { connection } = settings
  const { scopes, redirectUri } = request
  const attempt = startAttempt({ connection, scopes, redirectUri, secrets: {}, now: now() })
  const url = resourceUrl(settings, 'authorise')
  url.search = encodeQuery(buildAuthoriseParameters(settings, { ...request, state: attempt.state }))

  return { url, attempt }
}

function buildAuthoriseParameters(
  settings: V3Settings,
  { scopes, purpose, redirectUri, state }: AuthorisationRequest & { state: string },
): Record<string, string> {
  const { clientId, loginType, appLaunchUrl } = settings

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

function refuseIncomplete({ scopes, purpose }: AuthorisationRequest): void {
  if (scopes.length === 0) throw rejected('parameter "attributes" is empty')
  if (purpose.trim() === '') throw rejected('parameter "purpose" is empty')
}

function rejected(message: string): SingpassError {
  return new SingpassError('request_rejected', message, { endpoint: 'authorise' })
}
