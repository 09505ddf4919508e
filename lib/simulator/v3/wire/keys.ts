import 'reflect-metadata'
import { createPrivateKey, webcrypto, X509Certificate } from 'node:crypto'
import { X509CertificateGenerator } from '@peculiar/x509'
import { calculateJwkThumbprint, exportJWK } from 'jose'

const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
}

const YEAR = 365 * 86_400_000

/** What the v3 part signs with, and what an application needs to trust it. */
export interface V3Keys {
  privateKey: CryptoKey
  publicKey: CryptoKey
  /** Self-signed, PEM. */
  certificate: string
  /** RFC 7638 thumbprint of the public key, as Myinfo names its own. */
  kid: string
}

/** Makes an RSA key and a certificate, valid for a year from `now` (epoch milliseconds). */
export async function createV3Keys(now: number): Promise<V3Keys> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Myinfo v3 simulator',
    notBefore: new Date(now - 86_400_000),
    notAfter: new Date(now + YEAR),
    signingAlgorithm: algorithm,
    keys,
  })
  const kid = await calculateJwkThumbprint(await exportJWK(keys.publicKey))
  return { privateKey: keys.privateKey, publicKey: keys.publicKey, certificate: certificate.toString('pem'), kid }
}

/**
 * Reads an RSA key and its certificate from PEM, so that clients can trust a simulator before it starts.
 *
 * Throws a `TypeError` for a key or certificate that cannot be read, and for two that do not belong together.
 */
export async function readV3Keys(key: string, certificate: string): Promise<V3Keys> {
  const read = readPem(key, certificate)
  const pkcs8 = read.secret.export({ type: 'pkcs8', format: 'der' })
  const spki = read.parsed.publicKey.export({ type: 'spki', format: 'der' })
  const privateKey = await webcrypto.subtle.importKey('pkcs8', pkcs8, algorithm, true, ['sign'])
  const publicKey = await webcrypto.subtle.importKey('spki', spki, algorithm, true, ['verify'])
  return { privateKey, publicKey, certificate, kid: await calculateJwkThumbprint(await exportJWK(publicKey)) }
}

function readPem(key: string, certificate: string) {
  try {
    const secret = createPrivateKey(key)
    const parsed = new X509Certificate(certificate)
    const isPair = secret.asymmetricKeyType === 'rsa' && parsed.checkPrivateKey(secret)
    if (isPair) return { secret, parsed }
  } catch {
    throw new TypeError('the v3 key or its certificate is no PEM')
  }
  throw new TypeError('the v3 key and its certificate are no RSA pair')
}
