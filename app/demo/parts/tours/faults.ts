import type { Outcome } from '@/lib/auth/outcome.ts'

/** A fault worth showing: how the simulator names it, and how the trip then ends. */
export interface ShownFault {
  name: string
  title: string
  /** How often it must happen, where the client tries again by itself; once, when absent. */
  times?: number
  /** Why it happens, and what keeps it from doing harm. */
  why: string
  /** How the applicant is told; `not_matched` is a page of its own, `retrieved` a form. */
  outcome: Outcome | 'not_matched'
  /** What the log names beside the reference. */
  log: string
}

/** How often a fault must happen to be seen. */
export function timesOf(fault: string): number {
  return shownFaults.find(({ name }) => name === fault)?.times ?? 1
}

/** Faults to show at the next login, from what happens every day to what an attacker would do. */
export const shownFaults: readonly ShownFault[] = [
  {
    name: 'callback-access-denied',
    title: 'The consent is declined',
    why: 'An answer and no failure: she is told that nothing was retrieved, and both ways stay open.',
    outcome: 'declined',
    log: 'access_denied',
  },
  {
    name: 'token-503',
    title: 'Singpass does not answer',
    why: 'Nobody is at fault. What was typed is kept, and the form by hand is one press away.',
    outcome: 'unavailable',
    log: 'unavailable, token, 503',
  },
  {
    name: 'userinfo-upstream-dependency-error',
    times: 3,
    title: 'An agency does not answer',
    why: 'Singpass works, and one of the agencies behind it does not: the page says so, and until when, where that is known.',
    outcome: 'agency_downtime',
    log: 'unavailable, userinfo, 502',
  },
  {
    name: 'userinfo-invalid-request',
    title: 'The account has no Myinfo',
    why: 'As a Singpass Foreign Account has none. The form by hand opens, and nothing is lost by it.',
    outcome: 'no_myinfo',
    log: 'person_unavailable, userinfo, invalid_request',
  },
  {
    name: 'token-invalid-grant',
    title: 'The code was used before',
    why: 'A code works once and for a minute. Whoever has copied one comes too late, and nobody gets a second answer.',
    outcome: 'start_again',
    log: 'attempt_unknown, token, invalid_grant',
  },
  {
    name: 'callback-wrong-iss',
    title: 'Another issuer answers',
    why: 'A mix-up of two providers could lead a code to the wrong one. The callback names its issuer, and we compare.',
    outcome: 'invalid',
    log: 'response_invalid, iss',
  },
  {
    name: 'id-token-wrong-nonce',
    title: 'The ID token has another nonce',
    why: 'A token of an earlier login was slipped in. The nonce that we sent is not in it, so none of it is used.',
    outcome: 'invalid',
    log: 'response_invalid, nonce',
  },
  {
    name: 'id-token-bad-signature',
    title: 'The ID token is signed by a stranger',
    why: 'Whoever changes a letter breaks the signature, and nobody but Singpass has the key.',
    outcome: 'invalid',
    log: 'response_invalid, jws.signature',
  },
  {
    name: 'person-token-wrong-aud',
    title: 'The person was meant for another bank',
    why: 'Signed by Singpass, and still not for us: an answer that was made for somebody else is refused.',
    outcome: 'invalid',
    log: 'response_invalid, aud',
  },
  {
    name: 'id-token-loa-1',
    title: 'The login is weaker than the form asks for',
    why: 'She logged in with less proof than a bank may accept. She is told to try again more strongly.',
    outcome: 'stronger_login',
    log: 'response_invalid, acr.level',
  },
  {
    name: 'person-all-unavailable',
    title: 'No agency has a record',
    why: 'Nothing is wrong: every item is there to be typed.',
    outcome: 'retrieved',
    log: 'nothing is wrong: every item is to be typed',
  },
  {
    name: 'callback-wrong-state',
    title: 'The state is that of another browser',
    why: 'Somebody could send their own link to a stranger. A callback that did not begin in this browser changes nothing.',
    outcome: 'not_matched',
    log: 'login refused, attempt',
  },
]
