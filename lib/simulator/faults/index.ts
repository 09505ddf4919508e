import { buildBodyFaults } from './bodies.ts'
import { callbackFaults } from './callback.ts'
import { documentFaults } from './documents.ts'
import type { Endpoint, Fault } from './fault.ts'
import { keyAndNonceFaults } from './keys-and-nonces.ts'
import { parFaults } from './par.ts'
import { personFaults } from './person.ts'
import { buildErrorFaults, buildStatusFaults, userinfoRefusals } from './refusals.ts'
import { tokenFaults } from './token.ts'
import { claimFaults } from './tokens/claims.ts'
import { encryptionFaults } from './tokens/encryption.ts'
import { signatureFaults } from './tokens/signatures.ts'
import { buildTransportFaults } from './transport.ts'
import { faultsForV3 } from './v3.ts'

const endpoints: readonly Endpoint[] = ['discovery', 'keys', 'par', 'token', 'userinfo']
const ofV3: readonly Endpoint[] = ['v3-token', 'v3-person']
const refusing = ['par', 'token', 'userinfo'] as const

const all: readonly Fault[] = [
  ...endpoints.flatMap((at) => [...buildTransportFaults(at), ...buildBodyFaults(at), ...buildStatusFaults(at)]),
  ...ofV3.flatMap((at) => [...buildTransportFaults(at), ...buildBodyFaults(at)]),
  ...refusing.flatMap(buildErrorFaults),
  ...userinfoRefusals,
  ...documentFaults,
  ...parFaults,
  ...callbackFaults,
  ...tokenFaults,
  ...claimFaults,
  ...signatureFaults,
  ...encryptionFaults,
  ...personFaults,
  ...keyAndNonceFaults,
  ...faultsForV3,
]

/** Every fault, by name. */
export const faults: ReadonlyMap<string, Fault> = new Map(all.map((fault) => [fault.name, fault]))
