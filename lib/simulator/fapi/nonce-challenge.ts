import type { Fault, FaultFacts, NonceFault } from '../faults/fault.ts'
import type { ObservedCall } from '../review/observed.ts'
import type { Simulation } from '../simulation.ts'
import { type Answer, buildJsonAnswer } from '../web/http.ts'
import { noteFault } from './answering.ts'
import type { NonceSource } from './memory/nonces.ts'

interface Challenged {
  /** The nonce of the proof. */
  nonce: string | undefined
  facts: FaultFacts
  call: ObservedCall
}

/**
 * The answer that demands a nonce, if one is demanded: by the settings, by a fault, or because the proof's is not good.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9449.html#section-8 RFC 9449, 8 and 9}
 */
export function challengeNonce(
  simulation: Simulation,
  at: NonceFault['at'],
  { nonce, facts, call }: Challenged,
): Answer | undefined {
  const source = at === 'userinfo' ? simulation.userinfoNonces : simulation.serverNonces
  const hasGood = nonce !== undefined && source.isGood(nonce)
  const fits = (fault: Fault): fault is NonceFault =>
    fault.kind === 'nonce' && fault.at === at && (nonce === undefined || fault.evenIfGood === true)
  const taken = simulation.board.take(fits, facts)
  if (taken) noteFault(simulation, at, taken.fault.name, facts)
  const isDemanded = taken !== undefined || (nonce === undefined ? simulation.settings.requireNonce : !hasGood)
  if (!isDemanded) return undefined
  noteChallenge(simulation, call)
  return buildChallenge(at, chooseNonce(source, taken?.fault), taken?.fault)
}

function noteChallenge(simulation: Simulation, call: ObservedCall): void {
  const { clientId } = call
  call.outcome = 'refused'
  call.error = 'use_dpop_nonce'
  simulation.journal.write({
    call: call.call,
    outcome: 'refused',
    ...(clientId === undefined ? {} : { clientId }),
    error: 'use_dpop_nonce',
    reason: 'a DPoP nonce is demanded',
  })
}

function chooseNonce(source: NonceSource, fault: NonceFault | undefined): string {
  if (fault?.odd) return source.issueOdd()
  return fault?.evenIfGood ? source.issueNext() : source.current()
}

function buildChallenge(at: NonceFault['at'], nonce: string, fault: NonceFault | undefined): Answer {
  const content = { error: 'use_dpop_nonce', error_description: 'a DPoP nonce is demanded' }
  if (at !== 'userinfo') return buildJsonAnswer(400, content, { 'dpop-nonce': nonce })
  const scheme = fault?.scheme ?? 'DPoP'
  if (!fault?.bare) {
    return buildJsonAnswer(401, content, {
      'dpop-nonce': nonce,
      'www-authenticate': `${scheme} error="use_dpop_nonce"`,
    })
  }
  const challenge = `${scheme} error="use_dpop_nonce", error_description="${content.error_description}"`
  return {
    status: 401,
    headers: { 'dpop-nonce': nonce, 'www-authenticate': challenge, 'cache-control': 'no-store' },
    body: '',
  }
}

/** The next nonce, for good answers, where nonces are demanded of everybody. */
export function buildNonceHeader(simulation: Simulation, at: NonceFault['at']): Record<string, string> {
  if (!simulation.settings.requireNonce) return {}
  const source = at === 'userinfo' ? simulation.userinfoNonces : simulation.serverNonces
  return { 'dpop-nonce': source.current() }
}
