import type { ClientDependencies, MyinfoClient } from './client.ts'
import { createFapiClient } from './fapi/client.ts'
import type { FapiSettings } from './fapi/settings.ts'
import { createV3Client } from './v3/client.ts'
import type { V3Settings } from './v3/settings.ts'

export {
  type Attempt,
  type AttemptArrival,
  type AttemptOrigin,
  type AttemptSecrets,
  type AttemptStore,
  attemptMilliseconds,
  type TakenAttempt,
} from './attempt.ts'
export type {
  Authorisation,
  AuthorisationRequest,
  CallOptions,
  ClientDependencies,
  LoginOptions,
  MyinfoApi,
  MyinfoClient,
  RedirectUriHttpsType,
  RetrievedPerson,
} from './client.ts'
export { type DocumentedError, documentedErrors } from './documented-errors.ts'
export {
  isSingpassError,
  type SingpassEndpoint,
  SingpassError,
  type SingpassErrorCode,
  type SingpassErrorDetails,
} from './errors.ts'
export { type AssuranceLevel, assuranceLevels } from './fapi/assurance.ts'
export { createFapiClient } from './fapi/client.ts'
export { issuerFault, singpassIssuer } from './fapi/issuer/issuer.ts'
export type { HeldKeys } from './fapi/keys/key-ring.ts'
export {
  type Account,
  createLoginClient,
  type LoginClient,
  type LoginRequest,
  type LoginScope,
} from './fapi/login/client.ts'
export { type AuthenticationContext, authenticationContexts } from './fapi/login/context.ts'
export type { FapiSettings } from './fapi/settings.ts'
export { createMemoryAttemptStore } from './memory-attempts.ts'
export type {
  CallDetails,
  CheckedThing,
  OpenedThing,
  SignedDetails,
  SignedThing,
  TraceEvent,
  TraceListener,
} from './trace/events.ts'
export { type CheckOrder, fapiChecks, v3Checks } from './trace/order.ts'
export type { Shown, ShownFields } from './trace/shown.ts'
export type { CircuitListener } from './upstream/circuit.ts'
export { type V3Context, type V3EnvironmentName, type V3Settings, v3Environment } from './v3/settings.ts'

/** Settings of a registered connection, of either generation. */
export type ConnectionSettings = ({ kind: 'v3' } & V3Settings) | ({ kind: 'fapi' } & FapiSettings)

/**
 * Connects to Myinfo. What comes back is used in the same way whichever generation stands behind it.
 *
 * @throws TypeError naming a setting that cannot be used.
 */
export function createMyinfoClient(settings: ConnectionSettings, dependencies: ClientDependencies = {}): MyinfoClient {
  return settings.kind === 'v3' ? createV3Client(settings, dependencies) : createFapiClient(settings, dependencies)
}
