import type { Retrieval, TypedAnswers } from '@/lib/onboarding/stores.ts'
import type { Answer, Decision, Summary } from '../access/applications.ts'
import type { ApplicationRecord } from '../record/record.ts'

/**
 * Whose data is meant: of who sent an application, or of who has logged in just now and reads out the code that their
 * page shows. Never of an identity number: whoever knows one is not therefore its person.
 */
export type Whose = { reference: string } | { loginCode: string }

/** An application that is kept. Times are epoch milliseconds. */
export interface KeptApplication extends Omit<Summary, 'position'> {
  /** Since when nothing may remove it. */
  heldAt?: number
  /** When it is removed; absent while that day is not known, as before a decision. */
  purgeAfter?: number
}

/** What is kept of a person, without anything of what it says. */
export interface PersonFound {
  applications: readonly KeptApplication[]
  /** Forms that were begun and not sent. */
  unfinished: readonly { product: string; updatedAt: number }[]
  /** Persons retrieved from Myinfo for a form that is open. */
  retrieved: number
  sessions: number
}

/** Everything that is kept of a person, for themselves and for a program to read. */
export interface PersonCopy {
  /** UTC. */
  copiedAt: string
  applications: readonly {
    record: ApplicationRecord
    decisions: readonly Omit<Decision, 'decidedBy'>[]
    answers: readonly Answer[]
    keptUntil?: string
  }[]
  unfinished: readonly { product: string; updatedAt: string; answers: TypedAnswers }[]
  retrieved: readonly (Pick<Retrieval, 'connection' | 'api' | 'person'> & { product: string; retrievedAt: string })[]
}

/** What was erased, for who asked and for whoever has to prove it. Holds nothing of what was erased. */
export interface ErasureCertificate {
  /** UTC. */
  erasedAt: string
  applications: readonly {
    reference: string
    product: string
    /** Receivers that hold copies, and are told to remove them. */
    told: readonly string[]
    /** Its entry in the audit: chain and number. */
    audit: string
  }[]
  /** How many rows of each kind were removed. */
  removed: Readonly<Record<string, number>>
  /** What this application cannot reach. */
  notReached: readonly string[]
}

/** What became of an erasure. */
export type Erasure =
  | { kind: 'erased'; certificate: ErasureCertificate }
  /** A legal hold stands on these: nothing was changed. */
  | { kind: 'held'; references: readonly string[] }
  | { kind: 'unknown' }

/**
 * The rights of a person to what is kept of them. Where an application was sent by an account, the person is the
 * account; where it was typed by hand, they are that application alone and what its session left. Copying, erasing and
 * holding are audited.
 */
export interface PersonData {
  /** Undefined for what is unknown. */
  find(whose: Whose): Promise<PersonFound | undefined>
  copy(whose: Whose): Promise<PersonCopy | undefined>
  /**
   * Removes everything in one transaction: applications with decisions, notes and answers, unfinished forms, retrieved
   * persons, sessions; what was on its way to receivers is withdrawn, and those that were told are told to remove it.
   */
  erase(whose: Whose): Promise<Erasure>
  /** The certificate of an application that was erased. */
  certificate(reference: string): Promise<ErasureCertificate | undefined>
  /** Keeps an application from being removed, by whomever, or lets it go again. False for an unknown one. */
  hold(reference: string, on: boolean): Promise<boolean>
}
