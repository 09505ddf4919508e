import { type Authorisation, SingpassError, v3Environment } from 'singpass-client'
import {
  buildAuthorisation,
  fetchAccessToken,
  importV3Keys,
  startDeadline,
  type V3Connection,
} from 'singpass-client/probe'
import { productScopes } from '@/lib/onboarding/asked-of-myinfo.ts'
import { connectionOf } from '@/lib/onboarding/connection-of.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import { type Finding, fault, passed, skipped, warning } from '../finding.ts'
import { explainFailure } from './explain.ts'
import { type Inspection, redirectUriOf } from './inspection.ts'

const id = 'preflight.v3'

/** Not a code that Myinfo would ever issue. */
const invalidCode = 'preflight-invalid-code'

/**
 * Opens the authorise page and makes a signed token call with an invalid code. That the code, and nothing else, is
 * refused proves client, key, secret and signature; the page proves attributes and redirect URI. Nobody's data is
 * touched.
 */
export async function preflightV3(inspection: Inspection): Promise<Finding[]> {
  const { v3 } = inspection.config
  if (!v3) return []
  if (v3.env === 'sandbox') return [skipped(id, 'the sandbox verifies no signature: there is nothing to prove')]
  const connection = buildConnection(inspection, v3)
  if (!connection) {
    const why = 'No request can be signed with these settings.'
    return [fault(id, 'the signed token call could not be made', { why, fix: 'mend what is listed above first' })]
  }
  const products = inspection.products.filter(
    (product) => connectionOf(product, inspection.config.connections) === 'v3',
  )
  const used = products.length > 0 ? products : inspection.products
  const starts = used.map((product) => ({ product, start: begin({ inspection, connection, product }) }))
  const [first] = starts
  if (!first) return []
  const exchanged = await exchangeInvalidCode(connection, first.start)
  if (exchanged.isSilent) return [exchanged.finding]
  const opened = await Promise.all(starts.map(({ product, start }) => openAuthorise(inspection, product, start)))
  return [exchanged.finding, ...opened]
}

function buildConnection(
  { fetch, now }: Inspection,
  v3: NonNullable<Inspection['config']['v3']>,
): V3Connection | undefined {
  const environment = v3Environment(v3.env, v3.context, { url: v3.url, clientId: v3.clientId })
  const settings = { connection: 'v3', ...environment, ...v3 }
  try {
    return { settings, keys: importV3Keys(settings), upstream: { fetch }, now }
  } catch {
    return undefined
  }
}

interface Begun {
  inspection: Inspection
  connection: V3Connection
  product: Product
}

function begin({ inspection, connection, product }: Begun): Authorisation {
  return buildAuthorisation(connection, {
    scopes: productScopes(product, 'v3'),
    purpose: product.purpose,
    redirectUri: redirectUriOf(inspection.config, 'v3'),
  })
}

/** Asks for the page as a browser would, and follows nothing. */
async function openAuthorise(
  { fetch }: Inspection,
  { id: product }: Product,
  { url, attempt }: Authorisation,
): Promise<Finding> {
  const doing = `the authorise page for ${product}`
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5_000), cache: 'no-store' })
    await response.body?.cancel()
    const { status } = response
    const refusal = new URL(response.headers.get('location') ?? '/', url).searchParams.get('error')
    const isOpen = status > 0 && status < 400 && refusal === null
    if (isOpen)
      return passed(id, `${doing} opens: client, ${attempt.scopes.length} attributes and redirect URI are right`)
    const error = refusal && /^[\w.-]{1,64}$/.test(refusal) ? refusal : undefined
    const details = { endpoint: 'authorise', status, error } as const
    return explainFailure({ id, doing, error: new SingpassError('request_rejected', 'the page was refused', details) })
  } catch {
    const error = new SingpassError('unavailable', 'the page did not answer', { endpoint: 'authorise' })
    return explainFailure({ id, doing, error })
  }
}

interface Exchanged {
  finding: Finding
  /** No answer came: asking for pages would only take time. */
  isSilent?: boolean
}

async function exchangeInvalidCode(connection: V3Connection, { attempt }: Authorisation): Promise<Exchanged> {
  const doing = 'the signed token call with an invalid code'
  try {
    await fetchAccessToken(connection, { code: invalidCode, attempt, deadline: startDeadline(10_000) })
  } catch (error) {
    if (!(error instanceof SingpassError)) throw error
    if (error.code === 'attempt_unknown') {
      const words = 'client, secret, key and signature are right'
      return { finding: passed(id, `${doing} is refused for its code alone: ${words}`) }
    }
    if (error.details.status === 500) return { finding: ambiguous(doing) }
    const isSilent = error.code === 'unavailable'
    return { finding: explainFailure({ id, doing, error }), isSilent }
  }
  const why = 'A peer that gives tokens for any code verifies nothing.'
  const fix = 'check MYINFO_V3_URL: this is not Myinfo'
  return { finding: fault(id, `${doing} was answered with a token`, { why, fix }) }
}

/** Myinfo documents 500 for a wrong signature among other things; MockPass gives it for an invalid code. */
function ambiguous(doing: string): Finding {
  return warning(id, `${doing} is answered 500, which some hosts give for the code and some for the signature`, {
    why: 'MockPass answers so to any invalid code; Myinfo may answer so to a wrong signature.',
    fix: 'with MockPass this is as it should be; elsewhere compare key and certificate with `npm run doctor -- --certificate FILE`',
  })
}
