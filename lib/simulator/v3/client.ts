import { type KeyObject, X509Certificate } from 'node:crypto'

/** Private sector or government: the two contexts in which v3 is offered, each with paths of its own. */
export type V3Context = 'com' | 'gov'

/** A digital service as Myinfo v3 would have registered it. */
export interface V3Client {
  clientId: string
  clientSecret: string
  /** Shown on the consent page. */
  name: string
  /** The company or agency behind it; the name unless given. */
  entity?: string
  redirectUris: readonly string[]
  /** PEM. Its key verifies the service's signatures and receives the person data. Self-signed is accepted here. */
  certificate: string
  /** Approved attributes; a bare parent approves its leaves, `all` approves the whole catalogue. */
  attributes: 'all' | readonly string[]
  context: V3Context
  /** The Singpass e-service ID, which `gov` must send. */
  eserviceId?: string
}

/** A registered service with its certificate read. */
export interface V3Service extends V3Client {
  publicKey: KeyObject
  /** Common name of the certificate's subject: the `kid` of what is encrypted to it. */
  commonName: string
}

/**
 * Reads the certificates of all services, by client ID.
 *
 * Throws a `TypeError` that names the client whose certificate is unreadable, or is not RSA of 2048 bits or more.
 */
export function registerServices(clients: readonly V3Client[]): ReadonlyMap<string, V3Service> {
  return new Map(clients.map((client) => [client.clientId, readCertificate(client)]))
}

function readCertificate(client: V3Client): V3Service {
  const certificate = parseCertificate(client)
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey
  if (asymmetricKeyType !== 'rsa' || (asymmetricKeyDetails?.modulusLength ?? 0) < 2048) {
    throw new TypeError(`the certificate of client ${client.clientId} must hold an RSA key of at least 2048 bits`)
  }
  const commonName = /^CN=(.+)$/m.exec(certificate.subject)?.[1] ?? client.clientId
  return { ...client, publicKey: certificate.publicKey, commonName }
}

function parseCertificate({ clientId, certificate }: V3Client): X509Certificate {
  try {
    return new X509Certificate(certificate)
  } catch {
    throw new TypeError(`the certificate of client ${clientId} is not a PEM certificate`)
  }
}

/** Whether a list of attributes covers one of them: by its own name, or by that of a parent. */
export function isCovered(attribute: string, list: 'all' | readonly string[]): boolean {
  return list === 'all' || list.some((granted) => attribute === granted || attribute.startsWith(`${granted}.`))
}
