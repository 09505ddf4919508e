import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { TlsIdentity } from './crypto/certificates.ts'

/** Where to listen, and by what to be reached. */
export interface Address {
  port: number
  host: string
  scheme: 'http' | 'https'
  /** Absent when the listening address tells it. */
  issuer: string | undefined
}

interface Wanted {
  port: number
  host?: string
  issuer?: string
  tls?: TlsIdentity
}

const LOOPBACK = ['127.0.0.1', 'localhost', '::1']
const EVERYWHERE = ['0.0.0.0', '::']
const PRODUCTION = 'id.singpass.gov.sg'

/**
 * Judges the address and the issuer.
 *
 * Throws a `TypeError` for an issuer that is no URL ending in `/fapi`, for that of Singpass's production, and for an
 * address that stands for every interface without an issuer to be reached by.
 */
export function chooseAddress({ port, host = '127.0.0.1', issuer, tls }: Wanted): Address {
  if (issuer !== undefined) judgeIssuer(issuer)
  if (issuer === undefined && EVERYWHERE.includes(host)) {
    throw new TypeError(
      `listening on ${host} needs an issuer by which clients reach it, such as http://simulator:5157/fapi`,
    )
  }
  return { port, host, scheme: tls ? 'https' : 'http', issuer }
}

/** True for an address that nobody else can reach. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.includes(host)
}

function judgeIssuer(issuer: string): void {
  if (!URL.canParse(issuer)) throw new TypeError('the issuer is not a URL')
  const { protocol, pathname, search, hash, hostname } = new URL(issuer)
  const isPlain = /^https?:$/.test(protocol) && search === '' && hash === '' && !issuer.endsWith('/')
  if (!isPlain || pathname !== '/fapi') {
    throw new TypeError('the issuer is an http or https URL with the path /fapi and nothing behind it')
  }
  if (hostname === PRODUCTION) throw new TypeError("the simulator does not take the name of Singpass's production")
}

/** A server that listens on nothing yet. */
export function createWebServer(tls: TlsIdentity | undefined): Server {
  return tls ? createTlsServer(tls) : createServer()
}

/** Listens, and tells the origin of the address. Rejects when the port is taken. */
export function listen(server: Server, { port, host, scheme }: Address): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, { host, port })))
    server.listen(port, host, () => {
      const address = server.address()
      const taken = typeof address === 'object' && address ? address.port : port
      resolve(`${scheme}://${host.includes(':') ? `[${host}]` : host}:${taken}`)
    })
  })
}

function explain(error: NodeJS.ErrnoException, { host, port }: { host: string; port: number }): Error {
  if (error.code === 'EADDRINUSE') return new TypeError(`port ${port} of ${host} is taken: give another by --port`)
  if (error.code === 'EADDRNOTAVAIL') return new TypeError(`this machine has no address ${host}`)
  return error
}

/** Closes the server and every connection to it. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
