import type { Config } from '@/lib/config/config.ts'
import { type Finding, fault, passed } from '../../finding.ts'
import { type Inspection, redirectUriOf } from '../inspection.ts'

const flaggedWords = ['singpass', 'corppass', 'myinfo']

/** Checks the redirect URI of each connection by the rules for registering one. */
export function checkRedirects({ config, registered }: Inspection): Finding[] {
  return config.connections.flatMap((connection) => checkRedirect({ config, connection, registered }))
}

interface Redirect {
  config: Config
  connection: string
  registered?: readonly string[]
}

function checkRedirect({ config, connection, registered }: Redirect): Finding[] {
  const uri = redirectUriOf(config, connection)
  const { protocol, hostname, port } = new URL(uri)
  const refuse = (found: string, fix: string) =>
    fault('redirect', `${uri} ${found}`, { why: 'The developer portal does not register such a redirect URI.', fix })
  const faults: Finding[] = []
  if (protocol !== 'https:' && !(hostname === 'localhost' && isTest(config, connection))) {
    faults.push(refuse('is not https', 'set APP_URL to the https origin that applicants see'))
  }
  if (isAddress(hostname)) faults.push(refuse('has an IP address for a host', 'set APP_URL to a host name'))
  const word = flaggedWords.find((flagged) => hostname.includes(flagged))
  if (word) faults.push(refuse(`has "${word}" in its host, which is flagged`, 'use a host name without it'))
  if (connection === 'v3' && port !== '' && !isTest(config, 'v3')) {
    faults.push(refuse('names a port', 'serve it on port 443, and set APP_URL without a port'))
  }
  if (registered && !registered.includes(uri)) {
    faults.push(refuse('is not among those registered, byte for byte', `register exactly ${uri}`))
  }
  return faults.length > 0 ? faults : [passed('redirect', `register exactly this redirect URI: ${uri}`)]
}

/** Where `http://localhost` may be registered. */
function isTest({ v3, fapi }: Config, connection: string): boolean {
  if (connection === 'v3') return v3?.env === 'local' || v3?.env === 'sandbox'
  return fapi.get(connection)?.env !== 'production'
}

function isAddress(hostname: string): boolean {
  return hostname.startsWith('[') || /^[\d.]+$/.test(hostname)
}
