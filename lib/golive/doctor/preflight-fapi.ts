import { createMyinfoClient, SingpassError } from 'singpass-client'
import type { FapiConfig } from '@/lib/config/config.ts'
import { productScopes } from '@/lib/onboarding/asked-of-myinfo.ts'
import { connectionOf } from '@/lib/onboarding/connection-of.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import { type Finding, fault, passed } from '../finding.ts'
import { explainFailure } from './explain.ts'
import { type Inspection, redirectUriOf } from './inspection.ts'

const id = 'preflight.fapi'

/**
 * Pushes a real authorization request for each product that uses FAPI, and goes no further: it proves client, keys,
 * proof, scopes and redirect URI, and touches nobody's data.
 */
export async function preflightFapi(inspection: Inspection): Promise<Finding[]> {
  const found = [...inspection.config.fapi].map(([connection, app]) => preflightApp(inspection, { connection, app }))
  return (await Promise.all(found)).flat()
}

/** Where no product uses an app, every product is tried with it. */
async function preflightApp(inspection: Inspection, registered: Registered): Promise<Finding[]> {
  const { config, products } = inspection
  const using = products.filter((product) => connectionOf(product, config.connections) === registered.connection)
  const findings: Finding[] = []
  for (const product of using.length > 0 ? using : products) {
    const { finding, isSilent } = await pushFor(inspection, product, registered)
    findings.push(finding)
    if (isSilent) break // the others would meet with the same
  }
  return findings
}

interface Registered {
  connection: string
  app: FapiConfig
}

interface Attempted {
  finding: Finding
  /** No answer came: asking again would only take time. */
  isSilent?: boolean
}

async function pushFor(
  { config, fetch }: Inspection,
  product: Product,
  { connection, app }: Registered,
): Promise<Attempted> {
  const peer = listenTo(fetch)
  const doing = `the pushed authorization request for ${product.id}`
  try {
    const { issuer, clientId, keys } = app
    const client = createMyinfoClient(
      {
        kind: 'fapi',
        connection: 'fapi',
        issuer,
        clientId,
        keys: JSON.parse(keys),
        allowInsecureLoopback: issuer.startsWith('http:'),
      },
      { fetch: peer.fetch },
    )
    const scopes = productScopes(product, 'fapi')
    await client.authorise({ scopes, purpose: product.purpose, redirectUri: redirectUriOf(config, connection) })
    const words = `client, keys, proof, ${scopes.length} scopes and redirect URI are right`
    return { finding: passed(id, `${doing} is accepted: ${words}`) }
  } catch (error) {
    if (error instanceof SingpassError) {
      const finding = explainFailure({ id, doing, error, peerSays: peer.words() })
      return { finding, isSilent: error.code === 'unavailable' }
    }
    const why = 'No request can be made with these settings.'
    const fix = 'mend what is listed above first'
    return { finding: fault(id, `${doing} could not be made`, { why, fix }), isSilent: true }
  }
}

/** Listens for the peer's own description of an error. A pushed request holds nobody's data, so neither can it. */
function listenTo(fetch: typeof globalThis.fetch) {
  let words: string | undefined
  return {
    words: () => words,
    async fetch(input: Parameters<typeof globalThis.fetch>[0], init?: RequestInit): Promise<Response> {
      const response = await fetch(input, init)
      if (init?.method === 'POST' && response.status >= 400) words = await describe(response.clone())
      return response
    },
  }
}

async function describe(response: Response): Promise<string | undefined> {
  try {
    const description: unknown = Object(await response.json()).error_description
    return typeof description === 'string' ? makeSafe(description) : undefined
  } catch {
    return undefined
  }
}

/** One line of plain characters, without anything that looks like a token. */
function makeSafe(text: string): string {
  return text
    .replace(/[^\x20-\x7e]+/g, ' ')
    .replace(/[\w-]{20,}\.[\w-]+\.[\w-]*/g, '(a token)')
    .slice(0, 300)
}
