import type { IncomingMessage } from 'node:http'
import type { Simulation } from '../simulation.ts'
import { Refusal } from '../web/refusal.ts'

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

/**
 * Refuses admin calls of a web page of another site, and calls by a name that is not the simulator's own: a page that
 * has its name resolved to this machine calls by that name.
 *
 * Our own pages may post.
 */
export function refuseStrangers({ endpoints }: Simulation, { headers }: IncomingMessage): void {
  const { hostname } = new URL(`http://${headers.host ?? 'unknown'}`)
  const own = new URL(endpoints.issuer)
  const isOwnName = LOOPBACK.includes(hostname) || hostname === own.hostname
  if (!isOwnName) throw new Refusal('forbidden', `admin calls come by localhost or ${own.hostname} alone`, 403)
  const { origin } = headers
  const isOwnPage = origin === undefined || isOwn(origin, headers.host)
  if (!isOwnPage) throw new Refusal('forbidden', 'admin calls do not come from pages of other sites', 403)
}

function isOwn(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host
}
