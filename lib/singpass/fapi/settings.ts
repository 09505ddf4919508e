import type { ClientDependencies } from '../client.ts'
import { createCircuit } from '../upstream/circuit.ts'
import { proxyPool } from '../upstream/transport.ts'
import { assuranceFloor } from './assurance.ts'
import type { FapiConnection } from './connection.ts'
import { keepCopy } from './issuer/copy.ts'
import { fetchMetadata } from './issuer/discovery.ts'
import { issuerFault } from './issuer/issuer.ts'
import { fetchServerKeys } from './issuer/server-keys.ts'
import { type HeldKeys, importKeys, type KeyRing, ringOf } from './keys/key-ring.ts'
import { parsePrivateKeys } from './keys/keys.ts'

/** A registered app of Singpass's FAPI 2.0 API, for Myinfo or for Login. */
export interface FapiSettings {
  /** The name under which products and stored applications know this connection; any, so that several stand side by side. */
  connection: string
  /** Exactly as the authorization server names itself; see `singpassIssuer`. */
  issuer: string
  clientId: string
  /** Our private JWKS, as `createKeys` makes it or a plain one; or keys that stay in an HSM, a KMS or WebCrypto. */
  keys: { readonly keys: readonly object[] } | HeldKeys
  /** Lowest `acr` to accept: `urn:singpass:authentication:loa:2`, say. Production never accepts level 1. */
  minimumAcr?: string
  /** Allows an http issuer on this machine, as the local counterpart is. */
  allowInsecureLoopback?: boolean
}

/**
 * Puts together what every step of a connection needs. Our keys are imported here, once; metadata and the issuer's keys
 * are fetched when they are first needed, and kept.
 *
 * @throws TypeError for settings that can never work, `KeyFileError` among them.
 */
export function buildConnection(settings: FapiSettings, dependencies: ClientDependencies): FapiConnection {
  const { issuer, clientId, allowInsecureLoopback } = settings
  const { fetch, proxy, now = Date.now, keyCooldown, trace, traceDetails: detailed } = dependencies
  const circuit = createCircuit({}, dependencies.circuit)
  const rules = { allowInsecureLoopback }
  const minimumAcr = assuranceFloor(issuer, settings.minimumAcr)
  const fault = issuerFault(issuer, rules) ?? (minimumAcr ? undefined : 'the level of assurance is unknown')
  if (fault || !minimumAcr) throw new TypeError(fault)

  const upstream = { fetch, trace, detailed, circuit, ...(proxy && { transport: proxyPool(proxy) }) }
  const metadata = keepCopy(() => fetchMetadata(issuer, rules, upstream), { now })
  const fetchKeys = async () => fetchServerKeys(new URL((await metadata.get()).jwks_uri), upstream)
  const ring = importRing(settings.keys)
  return {
    name: settings.connection,
    issuer,
    clientId,
    minimumAcr,
    metadata,
    serverKeys: keepCopy(fetchKeys, { now, cooldown: keyCooldown }),
    keyRing: () => ring,
    now,
    upstream,
    trace,
  }
}

function importRing(keys: FapiSettings['keys']): KeyRing {
  return 'signer' in keys ? ringOf(keys) : importKeys(parsePrivateKeys(keys))
}
