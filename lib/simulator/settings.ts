import { explainUnknown } from './registration/members.ts'
import { defaultV3Settings, type V3Settings } from './v3/simulation.ts'

/** What can be changed while the simulator runs, because the real service is silent or undecided about it. */
export interface Settings extends V3Settings {
  /** Demand a DPoP nonce at PAR, token and userinfo. */
  requireNonce: boolean
  /** Send `iss` with a successful callback. */
  issParam: boolean
  /** Send `iss` with an error callback. */
  issOnError: boolean
  /** After a rotation the previous signing key stays published. */
  keepOldKey: boolean
  /** Seconds that a client's clock may run ahead. FAPI 2.0 wants 10 accepted and more than 60 refused. */
  leeway: number
  /** A proof without `exp` is refused; the documentation has said both. */
  requireProofExpiry: boolean
  /** An assertion whose header lacks `typ` is refused, as documented; `openid-client` and singpass/demo-app leave it out. */
  requireAssertionType: boolean
  /** What an assertion's `aud` may be: the issuer alone, as documented, or the endpoint that is called as well. */
  assertionAudience: 'issuer' | 'endpoint'
  /** Publish keys of other types under the signing key's `kid` and beside it. */
  decoyKeys: boolean
  /** Assurance level written into ID tokens, unless the client asks for one that it may ask for. */
  acr: string
}

/** Settings as the simulator starts with them: what Singpass does today. */
export const defaultSettings: Settings = {
  ...defaultV3Settings,
  requireNonce: false,
  issParam: true,
  issOnError: true,
  keepOldKey: true,
  leeway: 60,
  requireProofExpiry: false,
  requireAssertionType: true,
  assertionAudience: 'issuer',
  decoyKeys: false,
  acr: 'urn:singpass:authentication:loa:2',
}

const choices: Record<string, readonly unknown[]> = {
  denialKey: ['error-description', 'error_description'],
  signatureStatus: [401, 500],
  assertionAudience: ['issuer', 'endpoint'],
}

/**
 * Reads changes to the settings from a JSON object.
 *
 * Throws a `TypeError` that names the first unknown name or wrong type, and then changes nothing.
 */
export function parseSettings(changes: Record<string, unknown>): Partial<Settings> {
  for (const [name, value] of Object.entries(changes)) {
    const known = Object.entries(defaultSettings).find(([key]) => key === name)
    if (!known) throw new TypeError(`setting "${name}" ${explainUnknown(name, defaultSettings)}`)
    if (typeof value !== typeof known[1]) throw new TypeError(`"${name}" must be a ${typeof known[1]}`)
    if (choices[name]?.includes(value) === false)
      throw new TypeError(`"${name}" must be one of ${choices[name].join(', ')}`)
  }
  return changes
}
