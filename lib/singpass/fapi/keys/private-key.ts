/** The curves that a registered key may lie on. */
export type Curve = 'P-256' | 'P-384' | 'P-521'

/** The signature algorithm of each curve, and the length of a coordinate in base64url characters. */
export const curves: Record<Curve, { alg: string; length: number }> = {
  'P-256': { alg: 'ES256', length: 43 },
  'P-384': { alg: 'ES384', length: 64 },
  'P-521': { alg: 'ES512', length: 88 },
}

/** The key agreements that Singpass encrypts with. */
export const keyAgreements: readonly string[] = ['ECDH-ES+A128KW', 'ECDH-ES+A192KW', 'ECDH-ES+A256KW']

/** What a key is for: to sign, or to open what is encrypted to it. */
export type KeyUse = 'sig' | 'enc'

/**
 * Where a key stands in its rotation.
 *
 * `next`: a signing key that is published but does not sign yet, or an encryption key that opens but is not published
 * yet. `current`: in use. `previous`: a signing key still published, or an encryption key that still opens.
 */
export type KeyState = 'next' | 'current' | 'previous'

/** One private key, with the two members of our own that make rotation possible: `state` and `since`. */
export interface PrivateKey {
  kty: 'EC'
  crv: Curve
  x: string
  y: string
  d: string
  kid: string
  use: KeyUse
  alg: string
  state: KeyState
  /** ISO 8601 moment at which the key entered its state; absent in a file that our commands did not write. */
  since?: string
}

/** A private JWKS that passed `parsePrivateKeys`. */
export interface PrivateKeys {
  readonly keys: readonly PrivateKey[]
}

/** A key file that cannot be used. Lists every fault at once, by position or `kid`, and never a key's value. */
export class KeyFileError extends TypeError {
  override name = 'KeyFileError'
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(faults.join('; '))
    this.faults = faults
  }
}
