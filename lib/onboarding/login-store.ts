import type { AnswerChanges, Retrieval, TypedAnswers } from './stores.ts'

/** A login that came back with a person, to be kept. */
export interface ReturnedLogin {
  /** The attempt that ends by it, and how. */
  attempt: { state: string; outcome: string }
  /** Of the session that begins: 256 bits that nobody can guess. */
  secret: string
  /** Keyed hash of the Myinfo account. */
  subject: string
  /** Secret of the session that this browser had; what happens to that one is said at `SessionStore`. */
  previous?: string
  product: string
  retrieval: Omit<Retrieval, 'id' | 'expiresAt'>
  /** What the retrieval changes in the answers of a draft that is there already. */
  changes(answers: TypedAnswers): AnswerChanges
}

/**
 * Keeps what a login brought: a session, the retrieval, the draft of the form (as `DraftStore` opens it) and how the
 * attempt ended. All of it stands, or nothing does.
 */
export interface LoginStore {
  keep(login: ReturnedLogin): Promise<void>
}
