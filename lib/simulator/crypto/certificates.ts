import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import { isIP } from 'node:net'
import {
  BasicConstraintsExtension,
  type Extension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'

/** A private key and its certificate, both PEM, as a TLS server takes them. */
export interface TlsIdentity {
  key: string
  cert: string
}

/** What a TLS server can get wrong, and one that gets it right. */
export interface TlsIdentities {
  /** PEM of the authority that a client is to trust. */
  authority: string
  /** For 127.0.0.1 and localhost, in date, by the authority. */
  good: TlsIdentity
  /** By the authority, ended yesterday. */
  expired: TlsIdentity
  /** By the authority, for another host. */
  wrongHost: TlsIdentity
  /** In date and for this host, by an authority that nobody knows. */
  unknownAuthority: TlsIdentity
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const DAY = 86_400_000

interface Name {
  type: 'ip' | 'dns'
  value: string
}

const HERE: readonly Name[] = [
  { type: 'ip', value: '127.0.0.1' },
  { type: 'ip', value: '::1' },
  { type: 'dns', value: 'localhost' },
]
const ELSEWHERE: readonly Name[] = [{ type: 'dns', value: 'elsewhere.example' }]

/** Makes an authority and its certificates; `now` is epoch milliseconds, `names` are further hosts of the good one. */
export async function createTlsIdentities(now: number, names: readonly string[] = []): Promise<TlsIdentities> {
  const known = await createAuthority('CN=Singpass simulator authority', now)
  const unknown = await createAuthority('CN=Nobody knows this authority', now)
  const until = now + 30 * DAY
  return {
    authority: known.certificate,
    good: await known.issue({ names: [...HERE, ...names.map(describeName)], from: now - DAY, until }),
    expired: await known.issue({ names: HERE, from: now - 2 * DAY, until: now - DAY }),
    wrongHost: await known.issue({ names: ELSEWHERE, from: now - DAY, until }),
    unknownAuthority: await unknown.issue({ names: HERE, from: now - DAY, until }),
  }
}

function describeName(name: string): Name {
  return { type: isIP(name) === 0 ? 'dns' : 'ip', value: name }
}

interface Wanted {
  names: readonly Name[]
  /** Epoch milliseconds. */
  from: number
  until: number
}

async function createAuthority(name: string, now: number) {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name,
    notBefore: new Date(now - 7 * DAY),
    notAfter: new Date(now + 60 * DAY),
    signingAlgorithm: algorithm,
    keys,
    extensions: [new BasicConstraintsExtension(true, 0, true)],
  })

  async function issue({ names, from, until }: Wanted): Promise<TlsIdentity> {
    const own = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
    const extensions: Extension[] = [new SubjectAlternativeNameExtension([...names])]
    const issued = await X509CertificateGenerator.create({
      subject: 'CN=Singpass simulator',
      issuer: name,
      notBefore: new Date(from),
      notAfter: new Date(until),
      signingAlgorithm: algorithm,
      publicKey: own.publicKey,
      signingKey: keys.privateKey,
      extensions,
    })
    return { key: await exportPrivateKey(own.privateKey), cert: issued.toString('pem') }
  }

  return { certificate: certificate.toString('pem'), issue }
}

async function exportPrivateKey(key: CryptoKey): Promise<string> {
  const bytes = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key))
  return `-----BEGIN PRIVATE KEY-----\n${bytes.toString('base64')}\n-----END PRIVATE KEY-----\n`
}
