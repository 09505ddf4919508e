import { type CryptoKey, exportJWK, generateKeyPair, type JWK } from 'jose'

/** A key we sign with. */
export interface SigningKey {
  kid: string
  privateKey: CryptoKey
  publicJwk: JWK
}

/** Keys that share the signing key's `kid` but not its type: a client has to choose by `kid`, `kty` and `alg`. */
export interface Decoy {
  alg: 'EdDSA' | 'PS256'
  privateKey: CryptoKey
  publicJwk: JWK
}

/** The keys that Singpass would sign with, and what it would publish of them. */
export interface SigningKeys {
  current(): SigningKey
  decoys(): readonly Decoy[]
  published(): { keys: readonly JWK[] }
  /** Signs with a new key from now on; the old one stays published if asked. */
  rotate(keepOld: boolean): Promise<void>
  /** A key that is never published, for tokens that must be refused. */
  unpublished(): Promise<SigningKey>
}

/** Makes the first key and its decoys. */
export async function createSigningKeys(): Promise<SigningKeys> {
  let count = 1
  let current = await createSigningKey(count)
  let decoys = await createDecoys(current.kid)
  let previous: JWK[] = []
  return {
    current: () => current,
    decoys: () => decoys,
    published: () => ({ keys: [...decoys.map(({ publicJwk }) => publicJwk), current.publicJwk, ...previous] }),
    async rotate(keepOld) {
      previous = keepOld ? [current.publicJwk] : []
      count += 1
      current = await createSigningKey(count)
      decoys = relabel(decoys, current.kid)
    },
    unpublished: () => createSigningKey(0),
  }
}

async function createSigningKey(count: number): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const kid = `alias/simulator-signing-key/${count}/${crypto.randomUUID().slice(0, 8)}`
  return { kid, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'ES256' } }
}

/** RSA keys are slow to make, and one pair of decoys serves every simulator of a process. */
let decoyKeys: Promise<Decoy[]> | undefined

async function createDecoys(kid: string): Promise<Decoy[]> {
  decoyKeys ??= Promise.all([createDecoy('EdDSA'), createDecoy('PS256')])
  return relabel(await decoyKeys, kid)
}

async function createDecoy(alg: Decoy['alg']): Promise<Decoy> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  return { alg, privateKey, publicJwk: { ...(await exportJWK(publicKey)), use: 'sig', alg } }
}

function relabel(decoys: readonly Decoy[], kid: string): Decoy[] {
  return decoys.map((decoy) => ({ ...decoy, publicJwk: { ...decoy.publicJwk, kid } }))
}
