import { createHash, createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import type { V3Settings } from './settings.ts'

/** Keys of one connection, imported once: parsing them costs more than using them. */
export interface V3Keys {
  /** Signs requests. */
  signing: KeyObject
  /** Open the person; the signing key among them. */
  opening: readonly KeyObject[]
  /** Myinfo's public keys by `kid`. */
  trusted: TrustedKeys
}

/** Public keys of Myinfo's certificates, by their RFC 7638 thumbprint, which Myinfo uses as `kid`. */
export type TrustedKeys = ReadonlyMap<string, KeyObject>

/**
 * Imports the keys of a connection.
 *
 * A certificate is trusted because the operator listed it; its dates are not looked at here, so that a renewal that is
 * late by a day does not stop every applicant.
 *
 * @throws TypeError naming the setting, never its value, when a text holds no RSA key of 2048 bits or more.
 */
export function importV3Keys(settings: Pick<V3Settings, 'privateKey' | 'certificates'>): V3Keys {
  const opening = importPrivateKeys(settings.privateKey)
  const [signing] = opening
  if (!signing) throw new TypeError('setting "privateKey" holds no private key')

  return { signing, opening, trusted: importCertificates(settings.certificates) }
}

/**
 * Imports each certificate of a PEM text.
 *
 * @throws TypeError when there is none, or one is not for an RSA key of 2048 bits or more.
 */
export function importCertificates(pem: string): TrustedKeys {
  const keys = blocks(pem, 'CERTIFICATE').map((block) =>
    requireRsa('certificates', () => new X509Certificate(block).publicKey),
  )
  if (keys.length === 0) throw new TypeError('setting "certificates" holds no certificate')

  return new Map(keys.map((key) => [thumbprint(key), key]))
}

function importPrivateKeys(pem: string): KeyObject[] {
  return blocks(pem, '(?:RSA )?PRIVATE KEY').map((block) => requireRsa('privateKey', () => createPrivateKey(block)))
}

function blocks(pem: string, label: string): string[] {
  return pem.match(new RegExp(`-----BEGIN ${label}-----[^-]+-----END ${label}-----`, 'g')) ?? []
}

function requireRsa(setting: string, load: () => KeyObject): KeyObject {
  const key = loadOrRefuse(setting, load)
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
  if (key.asymmetricKeyType === 'rsa' && bits >= 2048) return key

  throw new TypeError(`setting "${setting}" must hold RSA keys of 2048 bits or more`)
}

function loadOrRefuse(setting: string, load: () => KeyObject): KeyObject {
  try {
    return load()
  } catch {
    // the original error is dropped: OpenSSL's may quote its input
    throw new TypeError(`setting "${setting}" holds PEM that cannot be read`)
  }
}

/** @see {@link https://www.rfc-editor.org/rfc/rfc7638.html#section-3 RFC 7638, 3} */
function thumbprint(key: KeyObject): string {
  const { e, kty, n } = key.export({ format: 'jwk' })

  return createHash('sha256').update(JSON.stringify({ e, kty, n })).digest('base64url')
}
