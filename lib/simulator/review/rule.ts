import type { CallName, ObservedCall } from './observed.ts'

/** Whether a rule was kept; `unseen` where nothing was seen that could tell. */
export type Kept = 'met' | 'broken' | 'unseen'

/** Something the documents say of a client's requests, which the simulator does not refuse. */
export interface Rule {
  /** Stable, so that two reviews can be compared. `K…` are the OpenID suite's own checks. */
  id: string
  /** Calls that it is judged by. */
  at: readonly CallName[]
  /** What is right, in a few words. */
  right: string
  /** A clause that follows "works here; ": what the documents say. */
  documents: string
  source: string
  /** `advice` is what the documents recommend, or what another profile of FAPI 2.0 would refuse. */
  weight: 'departs' | 'advice'
  /** Judges one accepted call; `earlier` are the client's accepted calls of other logins, oldest first. */
  judge(call: ObservedCall, earlier: readonly ObservedCall[]): Kept
}

/** Kept or not, by a condition; unseen where there is nothing to judge. */
export function keptIf(seen: unknown, condition: boolean | undefined): Kept {
  if (seen === undefined || condition === undefined) return 'unseen'
  return condition ? 'met' : 'broken'
}
