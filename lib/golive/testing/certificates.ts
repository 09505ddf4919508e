import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'

export const { clientAuth, serverAuth } = x509.ExtendedKeyUsage
export const { keyAgreement } = x509.KeyUsageFlags

const ec = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const day = 86_400_000

export interface Made {
  certificate: x509.X509Certificate
  pem: string
  /** PKCS #8, PEM. */
  key: string
  keys: webcrypto.CryptoKeyPair
}

export interface LeafOptions {
  roles?: string[]
  issuer?: Made
  keys?: webcrypto.CryptoKeyPair
  notBefore?: Date
  notAfter?: Date
  /** Hash of the issuer's signature. */
  hash?: string
  host?: string
  usage?: x509.KeyUsageFlags
  ca?: boolean
}

export function makeKeys(algorithm: object = ec): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm as typeof ec, true, ['sign', 'verify'])
}

export function makeRsaKeys(modulusLength: number): Promise<webcrypto.CryptoKeyPair> {
  return makeKeys({
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength,
    publicExponent: new Uint8Array([1, 0, 1]),
  })
}

async function finish(certificate: x509.X509Certificate, keys: webcrypto.CryptoKeyPair): Promise<Made> {
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)
  return { certificate, pem: certificate.toString('pem'), key: x509.PemConverter.encode(pkcs8, 'PRIVATE KEY'), keys }
}

/** A root, valid for ten years around the machine's present. */
export async function makeRoot(name = 'Test Root'): Promise<Made> {
  const keys = await makeKeys()
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    keys,
    notBefore: new Date(Date.now() - 1_800 * day),
    notAfter: new Date(Date.now() + 1_800 * day),
    signingAlgorithm: ec,
    extensions: [new x509.BasicConstraintsExtension(true, undefined, true)],
  })
  return finish(certificate, keys)
}

/** A certificate by an issuer; an authority's own where `ca` says so. */
export async function makeIssued(name: string, issuer: Made, options: LeafOptions = {}): Promise<Made> {
  const { roles = [clientAuth, serverAuth], host = 'webhook.acme.example', usage, ca = false } = options
  const keys = options.keys ?? (await makeKeys())
  const extensions: x509.Extension[] = ca
    ? [new x509.BasicConstraintsExtension(true, undefined, true)]
    : [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: host }])]
  if (!ca && roles.length > 0) extensions.push(new x509.ExtendedKeyUsageExtension(roles))
  if (usage) extensions.push(new x509.KeyUsagesExtension(usage, true))
  const certificate = await x509.X509CertificateGenerator.create({
    subject: `CN=${name}`,
    issuer: issuer.certificate.subject,
    publicKey: keys.publicKey,
    signingKey: issuer.keys.privateKey,
    notBefore: options.notBefore ?? new Date(Date.now() - day),
    notAfter: options.notAfter ?? new Date(Date.now() + 365 * day),
    signingAlgorithm: { ...ec, hash: options.hash ?? 'SHA-256' },
    extensions,
  })
  return finish(certificate, keys)
}

/** A root, an authority below it, and a service's certificate below that. */
export async function makeChain(options: LeafOptions = {}): Promise<{ root: Made; authority: Made; leaf: Made }> {
  const root = await makeRoot()
  const authority = await makeIssued('Test Authority', root, { ca: true })
  return { root, authority, leaf: await makeIssued('ACME', authority, options) }
}
