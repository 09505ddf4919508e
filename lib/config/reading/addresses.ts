import { isIP } from 'node:net'
import { addressesOf } from '@/lib/storage/engine/addresses.ts'

/** Whether an address is of this very machine, however it is written. */
export function isLoopback(text: string): boolean {
  if (!URL.canParse(text)) return false
  return isLoopbackHost(new URL(text).hostname)
}

/** Whether a host name or literal leads to this very machine: all of 127.0.0.0/8, the unspecified address, `localhost`. */
export function isLoopbackHost(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/\.$/, '')
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    /^(127\.|0\.)/.test(host) ||
    /^\[?(::|::1|::ffff:(7f[0-9a-f]{2}|0):[0-9a-f]{1,4})\]?$/.test(host)
  )
}

/**
 * The PostgreSQL addresses that an address stands for: one for each of its hosts, also one without any, which `URL`
 * alone does not read. Throws TypeError for what is none.
 */
export function parseDatabaseUrls(text: string): URL[] {
  return addressesOf(text.replace('@/', '@localhost/')).map((address) => new URL(address))
}

/** Whether a PostgreSQL address is of this machine: loopback hosts, none at all, or a socket's directory. */
export function isLocalDatabase(url: string): boolean {
  return parseDatabaseUrls(url).every(({ hostname, searchParams }) => {
    const host = searchParams.get('host') ?? decodeURIComponent(hostname)
    return host === '' || host.startsWith('/') || isLoopbackHost(host)
  })
}

/** Where a server of this process listens. */
export interface ListenAddress {
  host: string
  port: number
}

/** Reads `9464`, which is of loopback, `10.0.0.5:9464` or `[::]:9464`; undefined for anything else. */
export function listenAddress(text: string): ListenAddress | undefined {
  const [, written = '127.0.0.1', digits = ''] = /^(?:(.+):)?(\d{1,5})$/.exec(text.trim()) ?? []
  const host = written.replace(/^\[(.*)\]$/, '$1')
  const port = Number(digits)
  return isIP(host) !== 0 && port >= 1 && port <= 65_535 ? { host, port } : undefined
}
