import 'reflect-metadata'
import * as x509 from '@peculiar/x509'

/** A key pair and the request for its certificate, both as PEM. */
export interface SigningRequest {
  privateKey: string
  request: string
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const { digitalSignature, nonRepudiation, keyEncipherment } = x509.KeyUsageFlags

/**
 * Makes an EC P-256 key and the certificate signing request that the National Certification Authority asks of a
 * Document Signing Application Provider: `CN` and `OU` are `NDI-DSAP-<name>`, `O` is the authority's, `C` is `SG`.
 *
 * The request carries the three key usages and the one extended key usage that are asked for, and nothing else. For
 * Sign with Singpass; Myinfo v5 needs a JWKS instead, and Myinfo v3 an RSA certificate of a public authority.
 *
 * @param name 2 to 40 capital letters, digits and hyphens.
 * @throws RangeError for another name.
 * @see {@link https://www.rfc-editor.org/rfc/rfc2986 RFC 2986}
 */
export async function createSigningRequest(name: string): Promise<SigningRequest> {
  if (!/^[A-Z0-9][A-Z0-9-]{0,38}[A-Z0-9]$/.test(name)) {
    throw new RangeError('--name must be 2 to 40 capital letters, digits and hyphens, as registered with Singpass')
  }
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const role = `NDI-DSAP-${name}`
  const request = await x509.Pkcs10CertificateRequestGenerator.create({
    name: [{ CN: [role] }, { OU: [role] }, { O: ['Assurity Trusted Solutions Pte Ltd'] }, { C: ['SG'] }],
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.KeyUsagesExtension(digitalSignature | nonRepudiation | keyEncipherment, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.clientAuth]),
    ],
  })
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', keys.privateKey)
  return { privateKey: x509.PemConverter.encode(pkcs8, 'PRIVATE KEY'), request: request.toString('pem') }
}
