import 'reflect-metadata'
import { webcrypto, type X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { connect, createServer, type TLSSocket, type TlsOptions } from 'node:tls'
import * as x509 from '@peculiar/x509'
import { type Finding, fault, passed } from '../finding.ts'
import type { Role } from './usage.ts'

/** Everything a TLS peer needs of ours, as the files have it. */
export interface TlsFiles {
  name: string
  leaf: X509Certificate
  above: readonly X509Certificate[]
  /** PEM. */
  key: string
}

const milliseconds = 5_000

const ways: Record<Role, { words: string; why: string }> = {
  client: {
    words: 'as a client, to a server that asks for a certificate',
    why: 'Requirement: these files prove you in the calls that your servers make.',
  },
  server: {
    words: 'as a server, to a client with a certificate of its own',
    why: 'Requirement: these files prove your webhook to the peer that calls it.',
  },
}

/**
 * Makes a real mutual-TLS handshake over loopback with exactly these files, in one role.
 *
 * The peer is made for the occasion and trusts the last certificate of the chain alone, so that everything between has
 * to come from the files.
 */
export async function checkHandshake(files: TlsFiles, role: Role): Promise<Finding> {
  const { words, why } = ways[role]
  const id = `certificate.handshake-${role}`
  const failure = await (role === 'client' ? shakeAsClient(files) : shakeAsServer(files))
  if (!failure) return passed(id, `${files.name}: a mutual-TLS handshake succeeds ${words}`)

  const fix = 'mend what is listed above; this handshake then succeeds with the same files'
  return fault(id, `${files.name}: a mutual-TLS handshake fails ${words}: ${failure}`, { why, fix })
}

async function shakeAsClient(files: TlsFiles): Promise<string | undefined> {
  const peer = await makePeer()
  return shake({
    server: { ...peer, ca: rootOf(files), requestCert: true, rejectUnauthorized: false },
    client: { ...identityOf(files), ca: peer.cert, servername: peerName },
  })
}

async function shakeAsServer(files: TlsFiles): Promise<string | undefined> {
  const peer = await makePeer()
  const servername = dnsNameOf(files.leaf)
  if (!servername) return 'the certificate names no host (subjectAltName)'
  return shake({
    server: { ...identityOf(files), ca: peer.cert, requestCert: true, rejectUnauthorized: false },
    client: { ...peer, ca: rootOf(files), servername },
  })
}

interface Pair {
  server: TlsOptions
  client: { cert: string; key: string; ca: string; servername: string }
}

/**
 * What went wrong at either end, as a code; nothing when a byte has come through.
 *
 * The server judges the client's certificate itself, since a refusal by the library would not say why.
 */
async function shake({ server: serverOptions, client: clientOptions }: Pair): Promise<string | undefined> {
  let reason: unknown
  try {
    const server = createServer(serverOptions, (socket) => {
      reason = socket.authorizationError
      if (socket.authorized) socket.end('.')
      else socket.destroy()
    })
    server.on('tlsClientError', (error) => {
      reason ??= Object(error).code
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    try {
      await readByte(connect({ ...clientOptions, port, host: '127.0.0.1' }))
      return undefined
    } finally {
      server.close()
    }
  } catch (error) {
    return codeOf(reason ?? Object(error).code)
  }
}

/** Ends with the first byte, or with whatever ends the connection before it: a refused client is not told why. */
function readByte(socket: TLSSocket): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    socket.setTimeout(milliseconds, () => socket.destroy())
    socket.once('data', () => resolve())
    socket.once('close', () => reject(new Error('the connection was closed')))
    socket.on('error', reject)
  }).finally(() => socket.destroy())
}

/** OpenSSL's and Node's codes are short words; anything else is not repeated. */
function codeOf(code: unknown): string {
  return typeof code === 'string' && /^[A-Z0-9_]{3,60}$/.test(code) ? code : 'no handshake came about'
}

function identityOf({ leaf, above, key }: TlsFiles): { cert: string; key: string } {
  // A server or client sends all but the root, which the peer has.
  return { cert: [leaf, ...above.slice(0, -1)].map(String).join(''), key }
}

function rootOf({ leaf, above }: TlsFiles): string {
  return String(above[above.length - 1] ?? leaf)
}

function dnsNameOf({ subjectAltName = '' }: X509Certificate): string | undefined {
  return /DNS:([^,\s]+)/.exec(subjectAltName)?.[1]?.replace(/^\*/, 'host')
}

const peerName = 'peer.example'
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

/** The other end: a certificate that is trusted because it is listed. */
async function makePeer(): Promise<{ cert: string; key: string }> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${peerName}`,
    keys,
    notBefore: new Date(Date.now() - 3_600_000),
    notAfter: new Date(Date.now() + 3_600_000),
    signingAlgorithm: algorithm,
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: peerName }])],
  })
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)
  return { cert: certificate.toString('pem'), key: x509.PemConverter.encode(pkcs8, 'PRIVATE KEY') }
}
