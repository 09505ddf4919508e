import type { Simulation } from '../simulation.ts'
import type { ObservedCall } from './observed.ts'
import { earlierCalls } from './remarks.ts'
import type { Kept, Rule } from './rule.ts'
import { rules } from './rules/index.ts'
import { suite } from './suite.ts'
import type { Result } from './verdict.ts'

/** A rule, and how the client kept it. */
export interface Check {
  id: string
  verdict: Kept
  weight: Rule['weight']
  /** What is right. */
  right: string
  documents: string
  source: string
  /** How often. */
  seen: string
}

/** What a client did right, what wrong, and what it did not show. Holds no token, no name and no number of a person. */
export interface ReviewReport {
  at: string
  issuer: string
  client: { clientId: string; name: string; kind: 'myinfo' | 'login' }
  /** Logins that got their tokens. */
  logins: number
  checks: readonly Check[]
  /** Requests that were refused, with how often, the most frequent first. */
  refusals: readonly { call: string; error: string; reason: string; times: number }[]
  scenarios: readonly Result[]
  /** Modules of the OpenID suite, of those that apply. */
  suite: { met: number; of: number }
  counts: { met: number; broken: number; advice: number; unseen: number }
  /** What no request can show. */
  questions: readonly string[]
}

const questions = [
  'What did the person see where a login was refused?',
  'Was anything of a refused login stored, or a session made?',
  'Search your log for "eyJ" and for the number of the person who logged in: what do you find?',
]

/**
 * Reviews the client that logged in last, or the one that is named.
 *
 * Throws a `TypeError` that says what to do when there is nothing to review yet.
 */
export function buildReport(simulation: Simulation, clientId = findLatest(simulation)): ReviewReport {
  const client = clientId === undefined ? undefined : simulation.clients.get(clientId)
  if (clientId === undefined) throw new TypeError(explainNobody(simulation))
  if (!client) throw new TypeError(`no client ${clientId} is registered; known: ${listClients(simulation)}`)
  const calls = simulation.observations.calls().filter((call) => call.clientId === clientId)
  if (calls.length === 0) throw new TypeError(`client ${clientId} has not called yet: log in there, then ask again`)
  const checks = [...rules.map((rule) => check(rule, calls)), checkFetches(simulation, calls)]
  const scenarios = simulation.review.results(clientId)
  return {
    at: new Date().toISOString(),
    issuer: simulation.endpoints.issuer,
    client: { clientId, name: client.name, kind: client.kind ?? 'myinfo' },
    logins: calls.filter(({ call, outcome }) => call === 'token' && outcome === 'accepted').length,
    checks,
    refusals: countRefusals(calls),
    scenarios,
    suite: {
      met: scenarios.filter(({ module, verdict }) => module !== undefined && verdict === 'met').length,
      of: suite.length,
    },
    counts: count(checks, scenarios),
    questions,
  }
}

function findLatest({ observations }: Simulation): string | undefined {
  const calls = observations.calls().filter(({ clientId }) => clientId !== undefined)
  const login = calls.findLast(({ call, outcome }) => call === 'token' && outcome === 'accepted')
  return (login ?? calls.at(-1))?.clientId
}

function explainNobody(simulation: Simulation): string {
  const { issuer } = simulation.endpoints
  return `no client has called yet. Point one at ${issuer} (registered: ${listClients(simulation)}), log in, then ask again`
}

function listClients({ clients }: Simulation): string {
  return [...clients.keys()].join(', ') || 'none'
}

function check(rule: Rule, calls: readonly ObservedCall[]): Check {
  const { id, weight, right, documents, source } = rule
  const judged = calls
    .filter((call) => call.outcome === 'accepted' && rule.at.includes(call.call))
    .map((call) => rule.judge(call, earlierCalls(calls, call)))
    .filter((kept) => kept !== 'unseen')
  const broken = judged.filter((kept) => kept === 'broken').length
  const verdict = judged.length === 0 ? 'unseen' : broken > 0 ? 'broken' : 'met'
  const seen = broken > 0 ? `${broken} of ${judged.length}` : `${judged.length}`
  return { id, verdict, weight, right, documents, source, seen }
}

/** Documents that are fetched at every login; only where no other client is about. */
function checkFetches({ observations, clients }: Simulation, calls: readonly ObservedCall[]): Check {
  const pushes = calls.filter(({ call, outcome }) => call === 'par' && outcome === 'accepted')
  const fetches = observations
    .calls()
    .filter(({ call, at }) => call === 'discovery' && at > (pushes[0]?.at ?? 0)).length
  const isKnown = pushes.length >= 3 && clients.size === 1
  return {
    id: 'X07',
    verdict: isKnown ? (fetches >= pushes.length - 1 ? 'broken' : 'met') : 'unseen',
    weight: 'advice',
    right: 'discovery and keys are kept for an hour, and not fetched at each login',
    documents: "Singpass's documentation says that both are kept for an hour",
    source: 'Singpass, JSON Web Key Sets (JWKS)',
    seen: `${fetches} fetches in ${pushes.length} logins`,
  }
}

function countRefusals(calls: readonly ObservedCall[]): ReviewReport['refusals'] {
  const refused = new Map<string, { call: string; error: string; reason: string; times: number }>()
  for (const { call, outcome, error = '', reason = '' } of calls) {
    if (outcome !== 'refused' || reason === '') continue
    const key = `${call} ${error} ${reason}`
    const times = (refused.get(key)?.times ?? 0) + 1
    refused.set(key, { call, error, reason, times })
  }
  return [...refused.values()].sort((a, b) => b.times - a.times)
}

function count(checks: readonly Check[], scenarios: readonly Result[]): ReviewReport['counts'] {
  const is = (verdict: Kept) => checks.filter((one) => one.verdict === verdict)
  const came = (verdict: Result['verdict']) => scenarios.filter((one) => one.verdict === verdict).length
  return {
    met: is('met').length + came('met'),
    broken: is('broken').filter(({ weight }) => weight === 'departs').length + came('broken'),
    advice: is('broken').filter(({ weight }) => weight === 'advice').length,
    unseen: is('unseen').length + came('not seen'),
  }
}
