import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'

export type DecoyAlgorithm = 'EdDSA' | 'PS256' | 'RS256'

/** A published key that a client must not take: of another type under the signing key's `kid`, or RSA without `alg`. */
export interface Decoy {
  privateKey: CryptoKey
  publicJwk: JWK
}

type Decoys = Record<DecoyAlgorithm, Decoy>

/** RSA keys are slow to make, and one set of decoys serves every simulator of a process. */
let made: Promise<Decoys> | undefined

/** The decoys beside a signing key of this `kid`; the RSA key for RS256 has a `kid` of its own and names no algorithm. */
export async function createDecoys(kid: string): Promise<Decoys> {
  made ??= makeDecoys()
  const { EdDSA, PS256, RS256 } = await made
  return { EdDSA: label(EdDSA, kid), PS256: label(PS256, kid), RS256 }
}

async function makeDecoys(): Promise<Decoys> {
  const edwards = await generateKeyPair('EdDSA', { extractable: true })
  const rsa = await generateKeyPair('RS256', { extractable: true })
  const jwk = await exportJWK(rsa.privateKey)
  const forPss = await importJWK({ ...jwk, alg: 'PS256' }, 'PS256')
  if (forPss instanceof Uint8Array) throw new TypeError('an RSA key is expected')
  const publicRsa = { ...(await exportJWK(rsa.publicKey)), use: 'sig' }
  return {
    EdDSA: {
      privateKey: edwards.privateKey,
      publicJwk: { ...(await exportJWK(edwards.publicKey)), use: 'sig', alg: 'EdDSA' },
    },
    PS256: { privateKey: forPss, publicJwk: { ...publicRsa, alg: 'PS256' } },
    RS256: { privateKey: rsa.privateKey, publicJwk: { ...publicRsa, kid: 'rsa-without-alg' } },
  }
}

function label({ privateKey, publicJwk }: Decoy, kid: string): Decoy {
  return { privateKey, publicJwk: { ...publicJwk, kid } }
}
