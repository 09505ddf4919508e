import { importJWK } from 'jose'
import { verifyRoundTrip } from './key-round-trip.ts'
import { KeyFileError, type PrivateKey, type PrivateKeys } from './private-key.ts'

/** Our keys, imported: one that signs, and every one that may open an answer. */
export interface KeyRing {
  readonly signing: { readonly key: CryptoKey; readonly kid: string; readonly alg: string }
  readonly decryption: ReadonlyMap<string, { readonly key: CryptoKey; readonly alg: string }>
}

/**
 * Imports the keys once, for as long as the process lives.
 *
 * Each key is tried first: what its private half signs or encrypts for must fit its public half. The imported keys
 * cannot be exported again.
 *
 * @throws {KeyFileError} naming every key whose halves do not match.
 */
export async function importKeys({ keys }: PrivateKeys): Promise<KeyRing> {
  const matching = await Promise.all(keys.map(verifyRoundTrip))
  const faults = keys.filter((_, index) => !matching[index]).map(({ kid }) => `key "${kid}": its halves do not match`)
  if (faults.length > 0) throw new KeyFileError(faults)

  const signer = keys.find((key) => key.use === 'sig' && key.state === 'current')
  if (!signer) throw new KeyFileError(['no current signing key'])
  const openers = keys.filter((key) => key.use === 'enc')
  return {
    signing: { key: await importPrivateKey(signer), kid: signer.kid, alg: signer.alg },
    decryption: new Map(
      await Promise.all(
        openers.map(async (key) => [key.kid, { key: await importPrivateKey(key), alg: key.alg }] as const),
      ),
    ),
  }
}

async function importPrivateKey({ kty, crv, x, y, d, alg }: PrivateKey): Promise<CryptoKey> {
  const key = await importJWK({ kty, crv, x, y, d }, alg, { extractable: false })
  if (key instanceof Uint8Array) throw new KeyFileError(['a symmetric key is not a private key'])
  return key
}
