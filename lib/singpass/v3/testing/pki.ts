import { verify } from 'node:crypto'
import type { Received } from '../../testing/loopback.ts'
import { app } from './myinfo.ts'

/** The five fields of a signed request's `Authorization`. */
export function readPki({ headers }: Received): Record<string, string> {
  const scheme = /^PKI_SIGN (\S+?)(,Bearer \S+)?$/.exec(headers.authorization ?? '')?.[1] ?? ''

  return Object.fromEntries([...scheme.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]))
}

/** Verifies a signature as a strict Myinfo would: over what arrived, at the URL at which it arrived. */
export function isSignedByApp(origin: string, request: Received): boolean {
  const { signature = '', ...fields } = readPki(request)
  const sent = [...request.query, ...new URLSearchParams(request.body), ...Object.entries(fields)]
  const pairs = sent.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}=${value}`)
  const baseString = [request.method, origin + request.path, ...pairs].join('&')

  return verify('sha256', Buffer.from(baseString), app.publicKey, Buffer.from(signature, 'base64'))
}
