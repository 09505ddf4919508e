import { type CryptoKey, exportJWK, generateKeyPair, type JWK } from 'jose'
import { createDecoys, type Decoy, type DecoyAlgorithm } from './decoys.ts'

/** A key we sign with. */
export interface SigningKey {
  kid: string
  privateKey: CryptoKey
  publicJwk: JWK
}

/** The keys that Singpass would sign with, and what it would publish of them. */
export interface SigningKeys {
  current(): SigningKey
  /** A key of another type, to sign wrongly with; from then on the decoys are published, until they are hidden. */
  decoy(alg: DecoyAlgorithm): Promise<Decoy>
  /** The key set: the signing key alone, as at Singpass, unless decoys are asked for or have signed something. */
  published(withDecoys?: boolean): Promise<{ keys: readonly JWK[] }>
  hideDecoys(): void
  /** Signs with a new key from now on; the old one stays published if asked. */
  rotate(keepOld: boolean): Promise<void>
  /** A key that is never published, for tokens that must be refused. */
  unpublished(): Promise<SigningKey>
}

/** Makes the first key. */
export async function createSigningKeys(): Promise<SigningKeys> {
  let count = 1
  let current = await createSigningKey(count)
  let previous: JWK[] = []
  let hasDecoys = false
  return {
    current: () => current,
    async decoy(alg) {
      hasDecoys = true
      const decoys = await createDecoys(current.kid)
      return decoys[alg]
    },
    async published(withDecoys = false) {
      const decoys = withDecoys || hasDecoys ? Object.values(await createDecoys(current.kid)) : []
      return { keys: [...decoys.map(({ publicJwk }) => publicJwk), current.publicJwk, ...previous] }
    },
    hideDecoys() {
      hasDecoys = false
    },
    async rotate(keepOld) {
      previous = keepOld ? [current.publicJwk] : []
      count += 1
      current = await createSigningKey(count)
    },
    unpublished: () => createSigningKey(0),
  }
}

async function createSigningKey(count: number): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const kid = `alias/simulator-signing-key/${count}/${crypto.randomUUID().slice(0, 8)}`
  return { kid, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'ES256' } }
}
