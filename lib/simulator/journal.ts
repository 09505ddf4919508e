import type { Clock } from './clock.ts'

/** One thing that happened, told so that an integrator learns what was wrong. Holds no personal data and no token. */
export interface JournalEntry {
  /** ISO 8601, by the simulator's clock. */
  at: string
  /** The call: `discovery`, `keys`, `par`, `authorise`, `callback`, `token`, `userinfo`, `v3-…`; `unknown` for a path that nobody serves. */
  call: string
  /** A remark is about something accepted: it works here, and the documents say otherwise. */
  outcome: 'accepted' | 'refused' | 'fault' | 'remark'
  clientId?: string
  error?: string
  /** Why a request was refused, in words for the developer of the client. */
  reason?: string
  /** Of a remark: the rule, as a review names it. */
  rule?: string
  /** The fault that altered the answer. */
  fault?: string
}

/** The last five hundred entries, newest last, and a line for each as it happens. */
export interface Journal {
  write(entry: Omit<JournalEntry, 'at'>): void
  entries(): readonly JournalEntry[]
  clear(): void
}

const KEPT = 500

/** A journal that hands each entry to `print` as one line. */
export function createJournal(clock: Clock, print: (line: string) => void): Journal {
  let kept: JournalEntry[] = []
  return {
    write(entry) {
      const dated = { at: new Date(clock.now()).toISOString(), ...entry }
      kept = [...kept.slice(1 - KEPT), dated]
      print(buildLine(dated))
    },
    entries: () => kept,
    clear() {
      kept = []
    },
  }
}

function buildLine({ at, call, outcome, clientId, error, reason, fault }: JournalEntry): string {
  const said = outcome === 'remark' ? 'accepted, but' : outcome
  const words = [at.slice(11, 19), call.padEnd(9), said, clientId, fault, error, reason && `- ${reason}`]
  return words
    .filter(Boolean)
    .join(' ')
    .replaceAll(/[\r\n]+/g, ' ')
}
