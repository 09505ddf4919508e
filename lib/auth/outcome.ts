import { isSingpassError, type SingpassError } from 'singpass-client'

/** How a trip to Singpass ended, in the words of the address bar; the pages have the words for people. */
export const outcomes = [
  'retrieved',
  'declined',
  'no_myinfo',
  'start_again',
  'unavailable',
  'agency_downtime',
  'refused',
  'invalid',
  'stronger_login',
  'other_account',
] as const

/** How a login ended, as the address of the page after it says. */
export type Outcome = (typeof outcomes)[number]

/** Somebody logged in to see an application that another account has sent. */
export class OtherAccount extends Error {
  constructor() {
    super('the application is of another account')
    this.name = 'OtherAccount'
  }
}

/** Maps a failure to how it is told. Anything that is not a `SingpassError` is our own fault: `refused`. */
export function outcomeOf(failure: unknown): Exclude<Outcome, 'retrieved'> {
  if (failure instanceof OtherAccount) return 'other_account'
  if (!isSingpassError(failure)) return 'refused'
  if (failure.code === 'unavailable' && failure.details.agencyDowntime) return 'agency_downtime'
  return outcomeByCheck[failure.details.check ?? ''] ?? outcomeByCode[failure.code]
}

const outcomeByCode = {
  access_denied: 'declined',
  person_unavailable: 'no_myinfo',
  attempt_unknown: 'start_again',
  unavailable: 'unavailable',
  request_rejected: 'refused',
  response_invalid: 'invalid',
} as const satisfies Record<SingpassError['code'], Outcome>

/** Checks whose failure has an ending of its own: the applicant can log in more strongly, or once our clock is right. */
const outcomeByCheck: Record<string, Exclude<Outcome, 'retrieved'> | undefined> = {
  'acr.level': 'stronger_login',
  clock: 'unavailable',
}

/** Reads a stored outcome back; `start_again` for one that is not known. */
export function parseOutcome(text: string): Outcome {
  return outcomes.find((outcome) => outcome === text) ?? 'start_again'
}
