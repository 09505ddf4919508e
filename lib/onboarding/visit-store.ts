import type { WayBack } from './application/way-back.ts'
import type { Application, Draft, Retrieval, Session, Standing } from './stores.ts'

/** What a session has begun of a product's form. */
export interface BegunForm {
  /** Its newest draft, submitted or not. */
  draft?: Draft
  /** What an unfinished form is filled from. */
  retrieval?: Retrieval
  /** Answers typed in this browser before the login; offered only to who has logged in. */
  offered?: { updatedAt: number }
  /** The form has gone on to another browser, by its private link. */
  movedOn: boolean
}

/** An application that a session may see, with where it stands and the way back to it. */
export interface OwnReceipt {
  application: Application
  standing: Standing
  way?: WayBack
}

/** A session, with what it has begun of each product that was asked for. */
export interface BegunVisit {
  session: Session
  forms: ReadonlyMap<string, BegunForm>
}

/** A session, with the application that was asked for, where it may see it. */
export interface ReceiptVisit {
  session: Session
  receipt?: OwnReceipt
}

/**
 * Everything that a page shows of a session, by one question to the store. What is found is what the other stores find
 * one by one; a session that has expired or ended is undefined.
 */
export interface VisitStore {
  forms(secret: string, products: readonly string[]): Promise<BegunVisit | undefined>
  receipt(secret: string, reference: string): Promise<ReceiptVisit | undefined>
}
