import type { Application } from '@/lib/onboarding/stores.ts'
import type { NumberedApplication } from '../record/build-record.ts'

/** What was decided, or asked of the applicant. */
export interface Decision {
  reference: string
  position: number
  decision: 'accepted' | 'declined' | 'question'
  reason?: string
  /** ID of the client or member of staff, not a name. */
  decidedBy: string
  /** Epoch milliseconds. */
  decidedAt: number
}

/** What an applicant answered to a question. */
export interface Answer {
  reference: string
  position: number
  words: string
  /** Epoch milliseconds. */
  answeredAt: number
}

/** The outside of an application: nothing personal. */
export interface Summary {
  reference: string
  product: string
  status: Application['status']
  position: number
  language: string
  connection: string
  /** Epoch milliseconds. */
  receivedAt: number
}

/** A place in the order of applications, which is that of their receipt. */
export type Place = Pick<Summary, 'receivedAt' | 'reference'>

/** Which applications to list, and after which place. */
export interface Selection {
  /** Products to reach, or `*` among them for all. */
  products: readonly string[]
  status?: Application['status']
  /** Epoch milliseconds; received then or later. */
  since?: number
  /** Only what comes after this place. */
  after?: Place
  limit: number
}

/** How a decision ended. */
export type DecisionResult =
  | { kind: 'decided'; status: Application['status']; position: number; repeated: boolean }
  /** Its product takes two people, and no other one has proposed the very same: how it stands now. */
  | { kind: 'second_missing'; status: Application['status']; position: number }
  /** Somebody was faster: how it stands now. */
  | { kind: 'changed'; status: Application['status']; position: number }
  /** The idempotency key came with another request before. */
  | { kind: 'key_used' }
  | { kind: 'unknown' }

/** A decision as a system of the bank sends it. */
export interface DecisionRequest {
  reference: string
  products: readonly string[]
  decision: Decision['decision']
  reason?: string
  decidedBy: string
  /** The position that whoever decides has seen; a decision on another one is refused. */
  seen?: number
  /** The same request under the same key is answered alike, and done once. */
  idempotencyKey?: string
}

/**
 * Applications as the bank reads and decides them.
 *
 * What is too new to be in order is not listed yet (15 seconds), so that whoever follows by place misses none. An
 * application of another product is unknown, exactly as one that does not exist.
 */
export interface BankApplications {
  /** In the order of receipt. */
  list(selection: Selection): Promise<Summary[]>
  find(reference: string, products: readonly string[]): Promise<NumberedApplication | undefined>
  /** The decision that was the event of this number. */
  decisionAt(reference: string, position: number): Promise<Decision | undefined>
  /** The applicant's answer that was the event of this number. */
  answerAt(reference: string, position: number): Promise<Answer | undefined>
  /**
   * Decides once: of two at the same time one is told how it stands. Where the product takes two people, a member of
   * staff must have proposed the very same, whoever decides: another one, or a system. Told to the receivers; audited.
   */
  decide(request: DecisionRequest): Promise<DecisionResult>
  /** Whole applications, a batch at a time, with flat memory. Start it with `audit`. */
  stream(selection: Omit<Selection, 'limit'>): AsyncIterable<NumberedApplication>
  /** Writes into the audit that an export ran; `run` is its random ID. */
  auditExport(run: string): Promise<void>
}
