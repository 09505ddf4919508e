import { SingpassError, v3Environment } from 'singpass-client'
import { callUpstream, fetchMetadata, fetchServerKeys, startDeadline } from 'singpass-client/probe'
import { type Finding, fault, passed, warning } from '../../finding.ts'
import { explainFailure } from '../explain.ts'
import type { Inspection } from '../inspection.ts'

/** Seconds between our clock and the peer's from which proofs begin to be refused by one of the two. */
const skewSeconds = { warning: 10, fault: 30 }

/** Checks each peer: that it can be reached, that its metadata is consistent, and that our clocks agree. */
export async function checkPeers(inspection: Inspection): Promise<Finding[]> {
  const { fapi, v3 } = inspection.config
  const found: Finding[] = []
  // Every FAPI connection has the same issuer.
  const [app] = fapi.values()
  if (app) found.push(...(await checkIssuer(inspection, app.issuer)))
  if (v3) {
    const { baseUrl } = v3Environment(v3.env, v3.context, { url: v3.url, clientId: v3.clientId })
    found.push(...(await checkClock(inspection, { id: 'clock.v3', peer: 'Myinfo v3', url: new URL(baseUrl).origin })))
  }
  return found
}

async function checkIssuer(inspection: Inspection, issuer: string): Promise<Finding[]> {
  const { fetch } = inspection
  try {
    const metadata = await fetchMetadata(issuer, { allowInsecureLoopback: issuer.startsWith('http:') }, { fetch })
    const keys = await fetchServerKeys(new URL(metadata.jwks_uri), { fetch })
    return [
      passed('discovery', `discovery of ${issuer} is reachable, and every endpoint is the issuer's own`),
      passed('discovery.keys', `it publishes ${keys.length} key${keys.length === 1 ? '' : 's'} that can verify`),
      ...(await checkSupport(inspection, issuer)),
    ]
  } catch (error) {
    if (!(error instanceof SingpassError)) throw error
    return [explainFailure({ id: 'discovery', doing: `discovery of ${issuer}`, error })]
  }
}

/** What we send, by the metadata member that must list it where the member is there at all. */
const used = {
  code_challenge_methods_supported: 'S256',
  response_types_supported: 'code',
  token_endpoint_auth_methods_supported: 'private_key_jwt',
  dpop_signing_alg_values_supported: 'ES256',
}

async function checkSupport({ fetch, now }: Inspection, issuer: string): Promise<Finding[]> {
  const url = new URL(`${issuer}/.well-known/openid-configuration`)
  const { headers, text } = await callUpstream(
    { endpoint: 'discovery', method: 'GET', url, headers: {}, deadline: startDeadline(5_000) },
    { fetch },
  )
  const document: Record<string, unknown> = { ...Object(JSON.parse(text)) }
  const lacking = Object.entries(used).filter(([member, value]) => {
    const listed = document[member]
    return Array.isArray(listed) && !listed.includes(value)
  })
  return [
    ...lacking.map(([member, value]) =>
      fault('discovery.support', `discovery member "${member}" does not list ${value}`, {
        why: 'The peer says that it would refuse what this application sends.',
        fix: 'check SINGPASS_ISSUER: it must be the issuer for FAPI 2.0',
      }),
    ),
    judgeClock({ id: 'clock.fapi', peer: 'Singpass', date: headers.get('date'), now: now() }),
  ]
}

interface PeerAddress {
  id: string
  peer: string
  url: string
}

async function checkClock({ fetch, now }: Inspection, { id, peer, url }: PeerAddress): Promise<Finding[]> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5_000), cache: 'no-store' })
    await response.body?.cancel()
    return [
      passed('v3.reachable', `${url} answers`),
      judgeClock({ id, peer, date: response.headers.get('date'), now: now() }),
    ]
  } catch {
    const why = 'Nothing can be retrieved through Myinfo v3 while it cannot be reached.'
    const fix = 'open outgoing https to this host in your firewall or proxy; for the demo, start it with `npm run demo`'
    return [fault('v3.reachable', `${url} cannot be reached`, { why, fix })]
  }
}

interface ToldTime {
  id: string
  peer: string
  /** The `Date` of an answer. */
  date: string | null
  now: number
}

/** Compares our clock with the `Date` of an answer. */
export function judgeClock({ id, peer, date, now }: ToldTime): Finding {
  const theirs = Date.parse(date ?? '')
  if (Number.isNaN(theirs)) return passed(id, `${peer} does not tell the time`)
  const seconds = Math.round((now - theirs) / 1000)
  const found = `our clock is ${Math.abs(seconds)} s ${seconds < 0 ? 'behind' : 'ahead of'} that of ${peer}`
  const advice = {
    why: 'Signed requests carry the time, and are refused when it is too far off.',
    fix: 'synchronise this machine with NTP (timedatectl set-ntp true), and every other node too',
  }
  if (Math.abs(seconds) > skewSeconds.fault) return fault(id, found, advice)
  return Math.abs(seconds) > skewSeconds.warning ? warning(id, found, advice) : passed(id, found)
}
