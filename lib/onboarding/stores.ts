import type { Language } from '@/lib/myinfo/language.ts'
import type { Person } from '@/lib/myinfo/person.ts'

/** A person as obtained, with its time; what a form is filled from. */
export interface Retrieval {
  id: string
  connection: string
  /** Which API supplied the values: `myinfo-v3` or `fapi-2.0`. */
  api: string
  person: Person
  /** Agencies that were closed, whose items were not asked for; absent when all was asked for. */
  withoutAgencies?: readonly string[]
  /** Epoch milliseconds. */
  retrievedAt: number
  expiresAt: number
}

/**
 * A browser's session: opaque outside, revocable inside.
 *
 * `id` never leaves the server; the cookie holds another random value, of which only a hash is stored.
 */
export interface Session {
  id: string
  /** Keyed hash of the Myinfo account; absent for someone who types everything by hand. */
  subject?: string
  createdAt: number
  expiresAt: number
}

/**
 * Sessions, found by the secret of the cookie. An expired or ended one is never returned.
 *
 * `begin` makes a new secret each time, so that a session fixed beforehand is worthless. When the previous session of
 * the same browser was of the same subject, or both are anonymous, its retrievals and unfinished answers move over. Where
 * it was anonymous and this one is not, its unfinished answers come as offered drafts: somebody else may have typed
 * them. Otherwise they stay behind. The previous session ends.
 */
export interface SessionStore {
  /** `secret`: 256 bits that nobody can guess, where they are not to be drawn here. */
  begin(input: { subject?: string; previous?: string; secret?: string }): Promise<{ secret: string; session: Session }>
  find(secret: string): Promise<Session | undefined>
  /** Pushes the idle limit forward, never past the absolute one. Returns the new `expiresAt`. */
  extend(secret: string): Promise<number | undefined>
  end(secret: string): Promise<void>
  /**
   * Ends every session of a person, or of everyone, and writes it down. The person is the one who sent an application,
   * or the one of a keyed hash. Returns how many ended; undefined when there is no such application.
   */
  endAll(whose: { reference: string } | { subject: string } | { everyone: true }): Promise<number | undefined>
}

/** At most one retrieval for each session and product; sealed at rest; gone on submit, discard and expiry. */
export interface RetrievalStore {
  put(session: string, product: string, retrieval: Omit<Retrieval, 'id' | 'expiresAt'>): Promise<Retrieval>
  find(session: string, product: string): Promise<Retrieval | undefined>
  discard(session: string, product: string): Promise<void>
}

/** What was typed, by input name, exactly as typed. Never a locked value. */
export type TypedAnswers = { [input: string]: string | string[] }

/** Answers to merge into kept ones by input name; undefined forgets what was kept under a name. */
export type AnswerChanges = { [input: string]: string | string[] | undefined }

/** Unfinished answers of one session for one product. The id is the form's idempotency key. */
export interface Draft {
  id: string
  product: string
  answers: TypedAnswers
  language: Language
  /** Set once the form was submitted; the answers are gone by then. */
  reference?: string
  updatedAt: number
  expiresAt: number
}

/**
 * Drafts, sealed at rest, found by their session only.
 *
 * `open` returns the unfinished draft of this session and product, or one that the same Myinfo account left behind
 * earlier, or a new one.
 */
export interface DraftStore {
  open(session: Session, product: string): Promise<Draft>
  /** The draft with this id if this session owns it. */
  find(session: string, id: string): Promise<Draft | undefined>
  /** Whether this session's draft for the product has gone on to another browser, by its private link. */
  hasMovedOn(session: string, product: string): Promise<boolean>
  /** Newest draft of this session for the product, submitted or not. */
  current(session: string, product: string): Promise<Draft | undefined>
  /**
   * Merges by input name. Returns false when the draft is submitted, gone or of another session. Throws, with nothing
   * changed, when it would hold more than any form can ask.
   */
  save(session: string, id: string, answers: AnswerChanges, language?: Language): Promise<boolean>
  discard(session: string, id: string): Promise<void>
}

/**
 * Drafts that were typed in a browser before anybody had logged in there. Who logs in then is offered them; until they
 * accept, no form has an answer of them, and no other store finds them.
 */
export interface OfferedDraftStore {
  /** When the answers offered to this session for a product were last changed; undefined when none are. */
  find(session: string, product: string): Promise<{ updatedAt: number } | undefined>
  /**
   * Takes the offered answers over into the session's own draft, but for what Myinfo supplies of `person`, and removes
   * the offer. What the session has typed itself stands.
   */
  accept(input: { session: string; product: string; draft: string; person?: Person }): Promise<void>
  /** Removes the offer. Answers that there is a private link to stay for whoever has it. */
  decline(session: string, product: string): Promise<void>
}

/**
 * Private links to unfinished answers: whoever has one may go on with them, once, until it expires. Only a hash of the
 * secret is kept. A draft has one link at most, and leaves with it; a submitted draft has none.
 */
export interface ResumeLinkStore {
  /**
   * Makes the link of this session's unfinished draft and keeps the draft as long; an earlier link stops working.
   * Undefined when the draft is submitted, gone or of another session.
   */
  make(session: string, draft: string): Promise<{ secret: string; expiresAt: number } | undefined>
  /** Where a link leads, without using it up. Undefined for one that is unknown, used, replaced or expired. */
  find(secret: string): Promise<{ draft: string; product: string; expiresAt: number } | undefined>
  /**
   * Uses a link up: its draft leaves the session and the account it had and belongs to the session given. Of many that
   * arrive together, one gets it. Undefined as for `find`.
   */
  take(secret: string, session: string): Promise<{ product: string } | undefined>
}

/** One answered field of an application, with where the answer came from. */
export interface ApplicationValue {
  field: string
  /**
   * How the value is built: for an answer that was asked a kind of question (`date`, `money`: see `StoredValues`), for
   * one that was only shown the kind of its Myinfo attribute; `record` for members by name, `records` for an array of
   * them.
   */
  kind: string
  /** Null where nothing was answered. */
  value: unknown
  /**
   * `typed` in this visit; `carried`: typed too, but carried over from a draft of an earlier visit, or from before the
   * login; or the supplier of a Myinfo value.
   */
  provenance:
    | 'typed'
    | 'carried'
    | { api: string; connection: string; source: string; updated?: string; retrievedAt: number }
  /** True when the value was locked, and therefore taken from the retrieval. */
  locked: boolean
}

/** What the applicant agreed to, in the words and the language in which it was read. */
export interface Declaration {
  id: string
  text: string
}

/** An application as it is stored. */
export interface Application {
  reference: string
  product: string
  /** Fingerprint of the product as it was offered; absent in applications from before it was kept. */
  productVersion?: string
  /** `v3`, `fapi`, or `none` for an application typed by hand. */
  connection: string
  api: string
  /** Agencies that were closed, whose items were not asked for and may have been typed; absent when there were none. */
  withoutAgencies?: readonly string[]
  language: Language
  status: 'received' | 'question' | 'accepted' | 'declined'
  /** Epoch milliseconds. */
  receivedAt: number
  values: readonly ApplicationValue[]
  /** Absent in applications from before it was kept. */
  declarations?: readonly Declaration[]
}

/** Where an application stands, as its applicant reads it. */
export interface Standing {
  status: Application['status']
  /** The reason of a refusal, or what is asked, in the words of who decided. */
  words?: string
  /** The newest e-mail about it did not arrive. */
  mailRefused?: boolean
  /** Epoch milliseconds; when it was decided or asked. */
  decidedAt?: number
}

/**
 * Applications, sealed at rest, written once.
 *
 * `submit` stores the application, removes the draft's answers and the retrieval, all in one transaction that is on
 * disk before it returns. The draft's id is the idempotency key: a repeated submit returns the first reference with
 * `repeated: true`, however many arrive together.
 */
export interface ApplicationStore {
  submit(input: {
    session: string
    draft: string
    /** The account of the session. Where the draft is another one's, or nobody's, that is found out and stands. */
    subject?: string
    application: Omit<Application, 'reference' | 'status' | 'receivedAt'>
    /** Days until the application is purged; kept until somebody removes it when absent. */
    retentionDays?: number
  }): Promise<{ reference: string; repeated: boolean }>
  /** The application if this session submitted it; undefined otherwise, exactly as for an unknown reference. */
  find(session: string, reference: string): Promise<Application | undefined>
  /** Where it stands, for the session that submitted it. */
  standing(session: string, reference: string): Promise<Standing | undefined>
  /** Keeps the answer to the question that is asked, and tells the receivers; audited. False where nothing is asked. */
  answer(session: string, reference: string, words: string): Promise<boolean>
  /** Writes down that an application's numbers are about to be shown in full. */
  recordReveal(reference: string): Promise<void>
}

/**
 * Counts how often something is done, together with all nodes.
 *
 * `consume` counts once more for a key, which must tell nobody whom it stands for. It returns the seconds to wait when
 * that was more than `points` within `seconds`, undefined when it may go on. Never throws: while the database is away,
 * each node counts on its own.
 */
export interface LimitStore {
  consume(limit: { name: string; points: number; seconds: number }, key: string): Promise<number | undefined>
}

/** Removes what has expired, in batches; safe to run twice and on many nodes. Returns counts by kind. */
export type Purge = () => Promise<Record<string, number>>
