import type { CallName, ObservedCall } from './observed.ts'
import type { Scenario } from './scenario.ts'

/** How the client says that a login ended, where somebody can tell. */
export type Ending = 'completed' | 'refused'

export type Verdict = 'met' | 'broken' | 'not seen'

/** What came of one scenario. */
export interface Result {
  id: string
  stage: string
  faults: readonly string[]
  expects: string
  says: string
  source: string
  module?: string
  verdict: Verdict
  /** What was seen, or why nothing could be. */
  seen: string
}

interface Evidence {
  /** The client's calls since the scenario was armed, and documents that anybody fetched, oldest first. */
  calls: readonly ObservedCall[]
  ending: Ending | undefined
  /** Of the client: a Login application makes no call after the token call. */
  kind: 'myinfo' | 'login'
}

/**
 * Draws the verdict of a scenario.
 *
 * A forbidden call counts only if it belongs to the login that met the fault: it carries its code or its access token.
 * Silence is a refusal only where a good login would have made a call.
 */
export function drawVerdict(scenario: Scenario, evidence: Evidence): Result {
  const { id, stage, faults, expects, says, source, module } = scenario
  const [verdict, seen] = judge(scenario, evidence)
  return { id, stage, faults, expects, says, source, ...(module === undefined ? {} : { module }), verdict, seen }
}

type Judgement = [Verdict, string]

function judge(scenario: Scenario, evidence: Evidence): Judgement {
  const { calls } = evidence
  const missing = scenario.faults.find((fault) => !calls.some(({ faults }) => faults.includes(fault)))
  const began = calls.some(({ call }) => call === 'par' || call === 'token')
  if (!began && scenario.expects !== 'stops before PAR') return ['not seen', 'the client did not log in']
  const hasMetOne = calls.some(({ faults }) => faults.length > 0)
  const gaveUp = scenario.expects === 'completes' && hasMetOne && !isComplete(evidence)
  if (missing !== undefined && !gaveUp) return ['not seen', explainUntaken(scenario, missing)]
  if (scenario.expects === 'completes') return judgeCompletion(evidence)
  return judgeRefusal(scenario, evidence)
}

function explainUntaken({ expects }: Scenario, fault: string): string {
  const isOfDocument = expects === 'stops before PAR' || fault.startsWith('discovery-')
  if (isOfDocument) return 'discovery was not asked for: restart the client first, unless its addresses are hard-coded'
  return `the login ended before ${fault} could act`
}

/** A Login application ends with its tokens, a Myinfo application with the person. */
function isComplete({ calls, kind }: Evidence): boolean {
  const last: CallName = kind === 'login' ? 'token' : 'userinfo'
  return calls.some(({ call, outcome }) => call === last && outcome === 'accepted')
}

function judgeCompletion(evidence: Evidence): Judgement {
  const { calls, ending } = evidence
  if (isComplete(evidence) && ending !== 'refused') return ['met', 'the login completed']
  const gaveUp = calls.at(-1)
  const at = gaveUp ? `${gaveUp.call}${gaveUp.error === undefined ? '' : ` (${gaveUp.error})`}` : 'nothing'
  return ['broken', isComplete(evidence) ? 'the client refused the login in the end' : `the client gave up after ${at}`]
}

function judgeRefusal({ expects }: Scenario, { calls, ending, kind }: Evidence): Judgement {
  const forbidden = findForbidden(expects, calls)
  if (forbidden) return ['broken', `${forbidden.call} was called all the same`]
  if (ending === 'completed') return ['broken', 'the client says that the login completed']
  if (ending === 'refused') return ['met', 'the client refused the login']
  const isSilentAnyway =
    expects === 'refuses the person' || (expects === 'stops after the token call' && kind === 'login')
  if (isSilentAnyway) return ['not seen', 'a good login makes no call here either: say how the client ended']
  return ['met', 'no further call came']
}

function findForbidden(expects: Scenario['expects'], calls: readonly ObservedCall[]): ObservedCall | undefined {
  const faulted = calls.filter(({ faults }) => faults.length > 0)
  if (expects === 'stops before PAR') {
    const since = faulted[0]?.at ?? 0
    return calls.find(({ call, at }) => call === 'par' && at >= since)
  }
  const next: CallName | undefined = expects === 'stops before the token call' ? 'token' : 'userinfo'
  if (expects === 'refuses the person') return undefined
  const attempts = new Set(faulted.map(({ attempt }) => attempt).filter((attempt) => attempt !== undefined))
  return calls.find(({ call, attempt }) => call === next && attempt !== undefined && attempts.has(attempt))
}
