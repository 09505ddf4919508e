/** What a client has to do about a scenario. */
export type Expectation =
  /** Goes on to the end. */
  | 'completes'
  /** Makes no PAR call after the document was read. */
  | 'stops before PAR'
  /** Makes no token call for this login. */
  | 'stops before the token call'
  /** Uses nothing of the tokens: no userinfo call, no log-in. */
  | 'stops after the token call'
  /** Refuses the person; nothing more is called, so only the client itself can tell. */
  | 'refuses the person'

export type Stage = 'unusual and right' | 'callback' | 'ID token' | 'person' | 'documents'

/** One login with one thing wrong, or unusual and right. */
export interface Scenario {
  /** Stable, so that two reviews can be compared. */
  id: string
  stage: Stage
  /** Faults that are armed together. */
  faults: readonly string[]
  expects: Expectation
  /** What happens, in a sentence. */
  says: string
  source: string
  /** Module of the OpenID suite that does the same. */
  module?: string
}
