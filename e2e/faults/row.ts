/** The last call to Singpass that may be made once the fault has been met. */
export type Reach = 'par' | 'callback' | 'token' | 'userinfo'

/** One row of `docs/faults.md`: what is made to go wrong, and what the applicant meets. */
export interface FaultRow {
  /** `F016`, say. */
  number: string
  what: string
  /** Faults by their names at the simulator; each is one journey. */
  faults: readonly string[]
  /**
   * `outcome` of the product's page; `retrieved` for the form; `not_matched` for the page that a callback of no
   * attempt meets.
   */
  outcome: string
  /** What operators are told by name, if anything. */
  alarm?: 'clock' | 'configuration'
  reach: Reach
  /** How often the application meets the fault while it lasts: more than once where it may repeat a call. */
  met?: number
  /** The fault lasts this long; beyond every repeat unless said. */
  times?: number
  /** Milliseconds within which the applicant has an answer; what a whole callback may take unless said. */
  within?: number
}

/** The same refusals of the ID token, before userinfo is asked, and of the token that carries the person. */
export function ofBothTokens(row: Pick<FaultRow, 'number' | 'what'>, names: readonly string[]): FaultRow[] {
  const of = (token: string) => names.map((name) => `${token}-${name}`)
  return [
    { ...row, what: `${row.what}, in the ID token,`, faults: of('id-token'), outcome: 'invalid', reach: 'token' },
    { ...row, what: `${row.what}, in the person,`, faults: of('person-token'), outcome: 'invalid', reach: 'userinfo' },
  ]
}

const endings: Record<string, string> = {
  retrieved: 'opens the form',
  declined: 'is a choice, and both ways stay open',
  unavailable: 'is a temporary problem, and the login can be tried again',
  agency_downtime: 'is told as an agency that does not answer',
  no_myinfo: 'is told as an account without Myinfo',
  start_again: 'starts the login again',
  refused: 'is told as our own fault',
  invalid: 'stops the login',
  stronger_login: 'asks for a stronger login',
  not_matched: 'fits no login of this browser',
}

/** The row as a sentence that begins with its number. */
export function titleOf({ number, what, outcome, reach, times }: FaultRow): string {
  const again = outcome === 'retrieved' && times ? ' after all' : ''
  const last = outcome === 'retrieved' ? '' : `, and nothing is asked after ${reach === 'par' ? 'PAR' : `the ${reach}`}`
  return `${number} ${what} ${endings[outcome]}${again}${last}`
}
