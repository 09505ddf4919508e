import type { RegisteredClient } from '../../registration/registered-client.ts'
import { loginScopes, myinfoScopes } from '../../registration/scopes.ts'
import { refuseUnless } from '../../web/refusal.ts'
import { authenticationContexts } from './authentication-context.ts'

const REMOVED =
  'request request_uri response_mode prompt max_age login_hint id_token_hint claims resource purpose purpose_id subentity_id subentity authmode login_type attributes appLaunchURL client_secret'.split(
    ' ',
  )
const LONGEST_TEXT = 255
const FOREIGN_CHARACTER = /[^A-Za-z0-9/+_\-=.]/
const MESSAGE = /^[A-Za-z0-9 .,\-@'!()]{1,100}$/
const HASH = /^[A-Za-z0-9_-]{43}$/
const ASSURANCE = /^urn:singpass:authentication:loa:[23]$/

/** What Singpass documents for PAR; anything else is ignored there, as OAuth says, and remarked on here. */
export const KNOWN_PARAMETERS: ReadonlySet<string> = new Set(
  (
    'response_type client_id redirect_uri scope state nonce code_challenge code_challenge_method client_assertion_type ' +
    'client_assertion dpop_jkt acr_values authentication_context_type authentication_context_message ' +
    'redirect_uri_https_type app_launch_url'
  ).split(' '),
)

/**
 * Checks what a client pushed, one rule after the other, against Singpass's own rules and the client's approval.
 *
 * Throws `invalid_request` or `invalid_scope`.
 *
 * @see Singpass developer documentation, Integration Guide, 1. The Authorization Request
 */
export function checkPushedParameters(form: URLSearchParams, client: RegisteredClient): void {
  checkNothingRemoved(form)
  refuse(form.get('response_type') === 'code', '"response_type" is not code')
  refuse(form.get('client_id') === client.clientId, '"client_id" is missing')
  checkRedirect(form.get('redirect_uri'), client)
  checkScope(form.get('scope') ?? '', client)
  checkText('state', form.get('state'))
  checkText('nonce', form.get('nonce'))
  refuse(form.get('code_challenge_method') === 'S256', '"code_challenge_method" is not S256')
  refuse(HASH.test(form.get('code_challenge') ?? ''), '"code_challenge" is not the 43 characters of a SHA-256 hash')
  checkThumbprint(form.get('dpop_jkt'))
  checkAssurance(form.get('acr_values'), client)
  checkAuthenticationContext(form, client)
  checkReturn(form, client)
}

function checkNothingRemoved(form: URLSearchParams): void {
  const removed = REMOVED.find((name) => form.has(name))
  refuse(removed === undefined, `"${removed}" is not part of this API`)
}

function checkRedirect(redirect: string | null, client: RegisteredClient): void {
  refuse(redirect !== null, '"redirect_uri" is missing')
  const isRegistered = client.redirectUris.includes(redirect)
  const registered = client.redirectUris.join(', ')
  refuse(
    isRegistered,
    `"redirect_uri" is not, byte for byte, one that is registered: ${redirect.slice(0, 200)} came, registered: ${registered}`,
  )
}

function checkText(name: 'state' | 'nonce', text: string | null): void {
  refuse(text, `"${name}" is missing`)
  refuse(text.length <= LONGEST_TEXT, `"${name}" is longer than ${LONGEST_TEXT} characters (${text.length})`)
  const [foreign] = FOREIGN_CHARACTER.exec(text) ?? []
  refuse(
    foreign === undefined,
    `"${name}" has a character outside A-Z a-z 0-9 / + _ - = . (${JSON.stringify(foreign)})`,
  )
}

function checkScope(scope: string, { scopes: approved, kind }: RegisteredClient): void {
  const asked = scope.split(' ')
  const isSingleSpaced = scope === '' || asked.every((item) => item !== '')
  refuseUnless(isSingleSpaced, 'invalid_scope', 'parameter "scope" has two spaces in a row, or one at an end')
  refuseUnless(asked.includes('openid'), 'invalid_scope', 'parameter "scope" lacks openid')
  const catalogue = kind === 'login' ? loginScopes : myinfoScopes
  for (const item of asked.filter((name) => name !== 'openid')) {
    const isKnown = catalogue.has(item) || (item === 'user.identity' && approved !== 'all')
    refuseUnless(isKnown, 'invalid_scope', `scope "${item}" is not in the data catalogue`)
    const isApproved = approved === 'all' || approved.includes(item)
    refuseUnless(isApproved, 'invalid_scope', `scope "${item}" is not approved for this application`)
  }
}

function checkThumbprint(thumbprint: string | null): void {
  refuse(thumbprint === null || HASH.test(thumbprint), '"dpop_jkt" is not a SHA-256 thumbprint')
}

function checkAssurance(values: string | null, client: RegisteredClient): void {
  if (values === null) return
  refuse(
    client.mayAskAssurance,
    '"acr_values" is only for applications that Singpass has allowed to send it (mayAskAssurance)',
  )
  refuse(
    values.split(' ').every((value) => ASSURANCE.test(value)),
    '"acr_values" names an unknown level',
  )
}

function checkAuthenticationContext(form: URLSearchParams, { kind }: RegisteredClient): void {
  const type = form.get('authentication_context_type')
  const message = form.get('authentication_context_message')
  if (kind !== 'login') {
    refuse(type === null, '"authentication_context_type" may only be provided for Login apps')
    refuse(message === null, '"authentication_context_message" may only be provided for Login apps')
    return
  }
  refuse(type !== null && authenticationContexts.has(type), '"authentication_context_type" is missing or unknown')
  refuse(
    message === null || MESSAGE.test(message),
    '"authentication_context_message" is too long or has other characters',
  )
}

function checkReturn(form: URLSearchParams, { appLaunchUrls = [] }: RegisteredClient): void {
  const type = form.get('redirect_uri_https_type')
  const isKnown = type === null || type === 'standard_https' || type === 'app_claimed_https'
  refuse(isKnown, '"redirect_uri_https_type" is neither standard_https nor app_claimed_https')
  const launch = form.get('app_launch_url')
  const registered = appLaunchUrls.join(', ') || 'none'
  refuse(
    launch === null || appLaunchUrls.includes(launch),
    `"app_launch_url" is not registered for this application (appLaunchUrls: ${registered})`,
  )
}

function refuse(condition: unknown, reason: string): asserts condition {
  refuseUnless(condition, 'invalid_request', `parameter ${reason}`)
}
