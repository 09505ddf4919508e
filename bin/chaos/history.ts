import { appendFileSync, existsSync, readFileSync } from 'node:fs'

/** What a client did and was told. */
export type ClientEvent =
  | { kind: 'started'; draft: string }
  | { kind: 'acknowledged'; draft: string; reference: string }
  | { kind: 'decided'; reference: string }

/** A message as it came to the receiver, whether or not the sender learned of it. */
export interface Arrival {
  id: string
  reference: string
  position: number
  /** The signature holds. */
  verified: boolean
  /** The first of its key: what the receiver acts on. */
  effect: boolean
  /** What the receiver did to the answer: nothing, or a fault by name. */
  fault: string
  /** The draft's ID, which the applicant typed as an answer; absent in a decision. */
  marker?: string
}

/** Everything that was recorded, and how the database stood in the end. */
export interface History {
  client: readonly ClientEvent[]
  arrivals: readonly Arrival[]
  deliveries: readonly { id: string; reference: string; position: number; state: string }[]
  isAuditIntact: boolean
}

/** Writes one line with one write: what was written survives the death of the process. */
export function append(file: string, entry: ClientEvent | Arrival): void {
  appendFileSync(file, `${JSON.stringify(entry)}\n`)
}

/** Reads lines; a last one that was torn by a death is skipped, as if it had not been written. */
export function readLines<Entry>(file: string): Entry[] {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  return lines.flatMap((line) => parse<Entry>(line) ?? [])
}

function parse<Entry>(line: string): Entry | undefined {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
