import type { Outcome } from '@/lib/auth/outcome.ts'

/** A fault worth showing: how the simulator names it, and how the trip then ends. */
export interface ShownFault {
  name: string
  title: string
  /** How the applicant is told; `not_matched` is a page of its own, `retrieved` a form. */
  outcome: Outcome | 'not_matched'
  /** What the log names beside the reference. */
  log: string
}

/** Faults to show at the next login, from what happens every day to what an attacker would do. */
export const shownFaults: readonly ShownFault[] = [
  { name: 'callback-access-denied', title: 'The consent is declined', outcome: 'declined', log: 'access_denied' },
  { name: 'token-503', title: 'Singpass is being serviced', outcome: 'unavailable', log: 'unavailable, token, 503' },
  {
    name: 'callback-wrong-state',
    title: 'The state is that of another browser',
    outcome: 'not_matched',
    log: 'login refused, attempt',
  },
  {
    name: 'callback-wrong-iss',
    title: 'Another issuer answers',
    outcome: 'invalid',
    log: 'response_invalid, iss',
  },
  {
    name: 'id-token-wrong-nonce',
    title: 'The ID token has another nonce',
    outcome: 'invalid',
    log: 'response_invalid, nonce',
  },
  {
    name: 'id-token-bad-signature',
    title: 'The ID token is signed by a stranger',
    outcome: 'invalid',
    log: 'response_invalid, jws.signature',
  },
  {
    name: 'id-token-loa-1',
    title: 'The login is weaker than the form asks for',
    outcome: 'stronger_login',
    log: 'response_invalid, acr.level',
  },
  {
    name: 'person-all-unavailable',
    title: 'No agency has a record',
    outcome: 'retrieved',
    log: 'nothing is wrong: every item is to be typed',
  },
]
