import { SingpassError } from '../../errors.ts'
import type { Decrypter, KeyAgreement } from '../../jose/ecdh-es.ts'
import { decrypterFromJwk, signerFromJwk } from '../../jose/local-key.ts'
import type { SignatureAlgorithm, Signer } from '../../jose/sign.ts'
import { halvesMatch } from './key-round-trip.ts'
import { KeyFileError, type PrivateKeys } from './private-key.ts'

/** Our keys, ready for use: one that signs, and every one that may open an answer, by its `kid`. */
export interface KeyRing {
  readonly signing: Signer & { readonly kid: string }
  readonly decryption: ReadonlyMap<string, Decrypter>
}

/**
 * Registered keys that never leave an HSM, a KMS or WebCrypto: functions that use them stand in for them.
 *
 * `signerFromCryptoKey` and `decrypterFromCryptoKey` make such functions from a `CryptoKey`.
 */
export interface HeldKeys {
  readonly signer: Signer & { readonly kid: string }
  /** Every key that answers may still be encrypted to, at least one. */
  readonly decrypters: readonly (Decrypter & { readonly kid: string })[]
}

/**
 * Imports the keys once, for as long as the process lives.
 *
 * Each key is tried first: what its private half signs must fit its public half.
 *
 * @throws {KeyFileError} naming every key whose halves do not match.
 */
export function importKeys({ keys }: PrivateKeys): KeyRing {
  const faults = keys.filter((key) => !halvesMatch(key)).map(({ kid }) => `key "${kid}": its halves do not match`)
  if (faults.length > 0) throw new KeyFileError(faults)

  const signer = keys.find((key) => key.use === 'sig' && key.state === 'current')
  if (!signer) throw new KeyFileError(['no current signing key'])
  const openers = keys.filter((key) => key.use === 'enc')
  return {
    signing: { kid: signer.kid, ...signerFromJwk(signer, signer.alg as SignatureAlgorithm) },
    decryption: new Map(openers.map((key) => [key.kid, decrypterFromJwk(key, key.alg as KeyAgreement)])),
  }
}

/** Takes up keys that are held elsewhere; nothing can be tried on them here without using them. */
export function ringOf({ signer, decrypters }: HeldKeys): KeyRing {
  const kids = new Set(decrypters.map(({ kid }) => kid))
  if (decrypters.length === 0) throw new KeyFileError(['there must be a decrypter'])
  if (kids.size < decrypters.length || kids.has(signer.kid)) throw new KeyFileError(['each "kid" must be unique'])

  return { signing: guarded(signer), decryption: new Map(decrypters.map((key) => [key.kid, key])) }
}

/** A key service may be away, and its error may say what nobody should read. */
function guarded(signer: HeldKeys['signer']): HeldKeys['signer'] {
  return {
    kid: signer.kid,
    alg: signer.alg,
    async sign(input) {
      try {
        return await signer.sign(input)
      } catch {
        throw new SingpassError('unavailable', 'the service that holds our signing key did not sign')
      }
    },
  }
}
