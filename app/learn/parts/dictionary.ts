import { type DocumentedError, documentedErrors, SingpassError, type SingpassErrorDetails } from 'singpass-client'
import type { Words } from '@/components/words/index.ts'
import { type Outcome, outcomeOf } from '@/lib/auth/outcome.ts'
import { explanationOf } from '@/lib/golive/doctor/explain.ts'

/** One entry of the error dictionary. */
export interface DictionaryEntry {
  code: string
  /** Where it comes: calls, or a check of ours. */
  where: readonly string[]
  cause: string
  /** How the applicant is told. */
  outcome: Exclude<Outcome, 'retrieved'>
  fix: string
}

const places: Record<DocumentedError['endpoint'], string> = {
  par: 'pushed request',
  authorise: 'callback',
  token: 'token call',
  userinfo: 'person',
}

/** Statuses of Myinfo v3, which has numbers where FAPI has names. */
const v3: readonly { code: string; where: string; failure: SingpassError }[] = [
  { code: '400', where: 'v3 authorise', failure: failure('request_rejected', { endpoint: 'authorise', status: 400 }) },
  { code: '401', where: 'v3 token call', failure: failure('request_rejected', { endpoint: 'token', status: 401 }) },
  { code: '403', where: 'v3 token call', failure: failure('request_rejected', { endpoint: 'token', status: 403 }) },
  { code: '404', where: 'v3 token call', failure: failure('request_rejected', { endpoint: 'token', status: 404 }) },
]

/** What is found on our own side: a clock, a proxy, an address. */
const own: readonly { code: string; where: string; failure: SingpassError }[] = [
  { code: 'clock', where: 'any call', failure: failure('request_rejected', { check: 'clock' }) },
  { code: 'tls', where: 'any call', failure: failure('unavailable', { check: 'tls' }) },
  { code: 'redirect', where: 'any call', failure: failure('response_invalid', { check: 'redirect' }) },
  { code: 'discovery.issuer', where: 'metadata', failure: failure('response_invalid', { check: 'discovery.issuer' }) },
]

/** The dictionary: every documented error, with what the client, the doctor and the pages themselves make of it. */
export function dictionary(): DictionaryEntry[] {
  const documented = documentedErrors().map(({ endpoint, error, code, agencyDowntime }) => ({
    code: error,
    where: places[endpoint],
    failure: failure(code, { endpoint, error, ...(agencyDowntime && { agencyDowntime }) }),
  }))
  const entries = [...documented, ...v3, ...own].map(({ code, where, failure }) => {
    const { means, fix } = explanationOf(failure)
    return { code, where: [where], cause: means, fix, outcome: outcomeOf(failure) }
  })
  return entries.reduce(joined, [])
}

/** The words that the applicant reads, exactly as the page has them. */
export function toldTo({ t }: Words, outcome: DictionaryEntry['outcome']): { title: string; text: string } {
  return { title: t(`outcome.${outcome}.title`), text: t(`outcome.${outcome}.text`) }
}

function joined(entries: DictionaryEntry[], entry: DictionaryEntry): DictionaryEntry[] {
  const same = entries.find(
    ({ code, cause, outcome }) => code === entry.code && cause === entry.cause && outcome === entry.outcome,
  )
  if (!same) return [...entries, entry]
  return entries.map((one) => (one === same ? { ...one, where: [...one.where, ...entry.where] } : one))
}

function failure(code: SingpassError['code'], details: SingpassErrorDetails): SingpassError {
  return new SingpassError(code, '', details)
}
