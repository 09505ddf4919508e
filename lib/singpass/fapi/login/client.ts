import type { Attempt } from '../../attempt.ts'
import {
  type Authorisation,
  type CallOptions,
  type ClientDependencies,
  type LoginOptions,
  requireCallback,
} from '../../client.ts'
import { type AssuranceLevel, requireLevels } from '../assurance.ts'
import { authorise } from '../authorise.ts'
import type { FapiConnection } from '../connection.ts'
import { buildConnection, type FapiSettings } from '../settings.ts'
import { finishLogin, type Returned, runCall } from '../steps.ts'
import { type AuthenticationContext, requireContext } from './context.ts'

/** What a Login app may ask for beside the identifier; each is ticked for the app in the developer portal. */
export type LoginScope = 'user.identity' | 'name' | 'email' | 'mobileno'

/** What a login asks Singpass for. */
export interface LoginRequest extends LoginOptions {
  /** Without `openid`; none asks for the identifier alone. */
  scopes?: readonly LoginScope[]
  /** What the person is about to do, as the Singpass app tells them. */
  context: AuthenticationContext
  /** Shown beside it, and read by auditors: no secret, no account number, no marketing. */
  contextMessage?: string
}

/**
 * An account that logged in. Personal data beyond the identifier; each member is there only where its scope was asked
 * for and the account has one.
 */
export interface Account {
  /** Singpass's identifier of the account: key accounts on this, and never on the identity number, which may change. */
  subject: string
  /** `foreign` for an account that a document of another country backs. */
  type?: 'standard' | 'foreign'
  /** NRIC or FIN; of a foreign account the number of its document, unique only together with the country. */
  identityNumber?: string
  /** Two letters; `SG` for citizens, permanent residents and holders of a FIN. */
  identityCountry?: string
  name?: string
  email?: string
  /** A Singapore number without 65. */
  mobile?: string
  /** The level that was reached, and by which factors. */
  acr: AssuranceLevel
  amr: readonly string[]
  /** Epoch milliseconds. */
  loggedInAt: number
}

/**
 * One registered connection to Singpass Login: who somebody is, and nothing of Myinfo. Userinfo is never called.
 *
 * `authorise` starts a login; `identify` ends it, with the callback's query and the attempt that `authorise` returned
 * and an `AttemptStore` handed back once. A level below the one asked for is `response_invalid` with the check
 * `acr.level`: the step did not happen, and the person may be offered it again.
 */
export interface LoginClient {
  readonly connection: string
  authorise(request: LoginRequest, options?: CallOptions): Promise<Authorisation>
  identify(callback: URLSearchParams, attempt: Attempt, options?: CallOptions): Promise<Account>
}

/**
 * Singpass Login over the FAPI 2.0 API.
 *
 * @throws TypeError for settings that can never work, `KeyFileError` among them.
 * @see Singpass documentation, Integration Guide 1 to 4
 */
export function createLoginClient(settings: FapiSettings, dependencies: ClientDependencies = {}): LoginClient {
  const connection = buildConnection(settings, dependencies)

  return {
    connection: connection.name,
    async authorise({ context, contextMessage, scopes = [], ...request }, options = {}) {
      requireContext(context, contextMessage)
      if (request.acrValues) requireLevels(request.acrValues)
      const extra = {
        authentication_context_type: context,
        ...(contextMessage && { authentication_context_message: contextMessage }),
      }
      return runCall(connection, options, (listening) => authorise(listening, { ...request, scopes, extra }))
    },
    async identify(query, attempt, options = {}) {
      requireCallback(query, attempt)
      return runCall(connection, options, (listening) => identify(listening, { query, attempt }))
    },
  }
}

async function identify(connection: FapiConnection, returned: Returned): Promise<Account> {
  const { login } = await finishLogin(connection, returned)
  const { subject, acr, amr, attributes } = login
  const { account_type: type, identity_number, identity_coi, name, email, mobileno } = attributes

  return {
    subject,
    ...((type === 'standard' || type === 'foreign') && { type }),
    ...text({ identityNumber: identity_number, identityCountry: identity_coi, name, email, mobile: mobileno }),
    acr,
    amr,
    loggedInAt: connection.now(),
  }
}

/** The members that are texts. */
function text<Name extends string>(members: Record<Name, unknown>): Partial<Record<Name, string>> {
  const texts = Object.entries(members).filter(([, value]) => typeof value === 'string' && value !== '')
  return Object.fromEntries(texts) as Partial<Record<Name, string>>
}
