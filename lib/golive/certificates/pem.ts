import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'

/** A file as it was given: what to call it, and its text. */
export interface GivenFile {
  name: string
  text: string
}

/** A file that does not hold what it should. Names the file and what it seems to be instead, never its content. */
export class PemRefused extends Error {
  override name = 'PemRefused'
  readonly fix: string

  constructor(message: string, fix: string) {
    super(message)
    this.fix = fix
  }
}

/**
 * Parses every certificate of a PEM file, in the order of the file.
 *
 * @throws PemRefused when the file is not PEM, holds no certificate, or one that cannot be read.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7468.html RFC 7468}
 */
export function parseCertificates({ name, text }: GivenFile): X509Certificate[] {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []
  if (blocks.length === 0) throw new PemRefused(`${name} ${notCertificate(text)}`, fixOf(text))
  return blocks.map((block, index) => parseCertificate(block, `certificate ${index + 1} of ${name}`))
}

function parseCertificate(block: string, name: string): X509Certificate {
  try {
    return new X509Certificate(block)
  } catch {
    throw new PemRefused(`${name} cannot be read: it is damaged`, 'download the certificate again, as PEM')
  }
}

function notCertificate(text: string): string {
  if (!text.includes('-----BEGIN')) return 'is not PEM'
  if (text.includes('CERTIFICATE REQUEST-----')) return 'holds a signing request, not a certificate'
  if (text.includes('PRIVATE KEY-----')) return 'holds a private key, not a certificate'
  if (text.includes('BEGIN PKCS7')) return 'holds a PKCS #7 bundle, not certificates'
  return 'holds no whole certificate'
}

function fixOf(text: string): string {
  if (text.includes('BEGIN PKCS7')) return 'convert it: openssl pkcs7 -print_certs -in FILE -out FILE.pem'
  if (!text.includes('-----BEGIN')) return 'convert it: openssl x509 -inform der -in FILE -out FILE.pem'
  return 'give the certificate that the authority returned, as PEM'
}

/**
 * Parses the one private key of a PEM file.
 *
 * @throws PemRefused when the file is not PEM, holds no key, several, a public one, or one that a password protects.
 */
export function parsePrivateKey({ name, text }: GivenFile): KeyObject {
  const labels = [...text.matchAll(/-----BEGIN ((?:\w+ )*)PRIVATE KEY-----/g)].map(([, label = '']) => label.trim())
  if (labels.length === 0) throw new PemRefused(`${name} ${notKey(text)}`, 'give the private key as PEM')
  if (labels.length > 1) throw new PemRefused(`${name} holds ${labels.length} private keys`, 'give a file with one key')
  if (labels[0] === 'ENCRYPTED' || text.includes('Proc-Type: 4,ENCRYPTED')) {
    throw new PemRefused(
      `${name} is protected by a password, which the servers would need at every start`,
      'take it off, in a file that only its owner can read: umask 077; openssl pkey -in FILE -out FILE.plain',
    )
  }
  try {
    return createPrivateKey(text)
  } catch {
    // The original error is dropped: OpenSSL's may quote its input.
    throw new PemRefused(`${name} holds a private key that cannot be read: it is damaged`, 'restore it from your copy')
  }
}

function notKey(text: string): string {
  if (!text.includes('-----BEGIN')) return 'is not PEM'
  if (text.includes('BEGIN PUBLIC KEY')) return 'holds a public key, not a private one'
  if (text.includes('BEGIN CERTIFICATE')) return 'holds a certificate, not a private key'
  return 'holds no private key'
}

/** The common name of a certificate's subject, or its whole subject on one line. */
export function nameOf({ subject }: X509Certificate): string {
  return /^CN=(.+)$/m.exec(subject)?.[1] ?? subject.replaceAll('\n', ', ')
}

/** The same of a certificate's issuer. */
export function issuerOf({ issuer }: X509Certificate): string {
  return /^CN=(.+)$/m.exec(issuer)?.[1] ?? issuer.replaceAll('\n', ', ')
}
