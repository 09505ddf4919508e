import type { X509Certificate } from 'node:crypto'
import { type Finding, fault, passed } from '../finding.ts'

/** What sort of key is asked for: any that mutual TLS takes, EC on P-256 as for Sign with Singpass, or RSA as for v3. */
export type KeyType = 'any' | 'ec' | 'rsa'

const curves: readonly (string | undefined)[] = ['prime256v1', 'secp384r1', 'secp521r1']

/** Checks the sort and size of a certificate's own key. */
export function checkKey(name: string, { publicKey }: X509Certificate, keyType: KeyType): Finding {
  const { asymmetricKeyType: kind = 'unknown', asymmetricKeyDetails: { modulusLength = 0, namedCurve } = {} } =
    publicKey
  const refuse = (found: string) =>
    fault('certificate.key', `${name} ${found}`, { why: whyKey[keyType], fix: fixKey[keyType] })
  if (kind === 'ec') {
    if (keyType === 'rsa') return refuse('has an EC key where RSA is needed')
    const isRight = keyType === 'ec' ? namedCurve === 'prime256v1' : curves.includes(namedCurve)
    return isRight
      ? passed('certificate.key', `${name}: EC key on ${namedCurve}`)
      : refuse(`has an EC key on the curve ${namedCurve}`)
  }
  if (kind !== 'rsa') return refuse(`has a key of the sort ${kind}`)
  if (keyType === 'ec') return refuse('has an RSA key where EC is needed')
  if (modulusLength < 2048) return refuse(`has an RSA key of ${modulusLength} bits`)
  return passed('certificate.key', `${name}: RSA key of ${modulusLength} bits`)
}

const whyKey: Record<KeyType, string> = {
  any: 'Requirement: an RSA key of 2048 bits or more, or an EC key on P-256, P-384 or P-521.',
  ec: 'Requirement: an EC key on P-256, as Sign with Singpass asks.',
  rsa: 'Requirement: an RSA key of 2048 bits or more, as Myinfo v3 asks; no EC.',
}

const fixKey: Record<KeyType, string> = {
  any: 'make a new key and ask the authority for a new certificate',
  ec: 'make the key and its request with `npm run golive -- csr`, and ask for a new certificate',
  rsa: 'make a key with `openssl genrsa 2048`, and ask for a new certificate',
}
