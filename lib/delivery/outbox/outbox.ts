/** Version of the records that are made now; a delivery keeps that of its event. */
export const RECORD_VERSION = 1

/** What can happen to an application that its receivers are told of. */
export type DeliveryEvent =
  | 'application.received'
  | 'application.decided'
  | 'application.asked'
  | 'application.answered'
  | 'application.erased'

/** The name by which the outbox knows the applicant; no receiver of the settings may have it. */
export const APPLICANT = 'applicant'

/** What applicants are written to of. */
export const mailedEvents: readonly DeliveryEvent[] = [
  'application.received',
  'application.asked',
  'application.decided',
]

/** Where a delivery may stand. */
export const deliveryStates = ['waiting', 'parked', 'delivered', 'skipped', 'withdrawn'] as const

/**
 * Where a delivery stands. `parked`: given up until a person replays or skips it, and those behind it wait.
 * `withdrawn`: what it would have told was erased.
 */
export type DeliveryState = (typeof deliveryStates)[number]

/** One event of one application on its way to one receiver. Holds no personal data: the record is built when it is sent. */
export interface Delivery {
  /** The idempotency key at the receiver: the same for every attempt. */
  id: string
  /** Its name in `DELIVERY_RECEIVERS`. */
  receiver: string
  reference: string
  /** 1, 2, 3 … among the events of its application, and told in that order. */
  position: number
  event: DeliveryEvent
  /** Version of the record, as when the event happened: an attempt after an upgrade sends the same. */
  version: number
  state: DeliveryState
  /** How often it was tried, the attempt under way included. */
  attempts: number
  /** Seconds since the first attempt, by the database's clock. */
  triedForSeconds: number
  /** Epoch milliseconds. */
  createdAt: number
  /** Absent while it waits behind a parked one. */
  dueAt?: number
  settledAt?: number
  /** What the last attempt came to: an HTTP status, or a word such as `timeout`. */
  lastResult?: string
}

/** What a claim was made on; an attempt that another one has overtaken settles nothing. */
export type Claim = Pick<Delivery, 'id' | 'attempts'>

/** What waits for one receiver. */
export interface Backlog {
  receiver: string
  waiting: number
  parked: number
  /** Epoch milliseconds; when the oldest of them happened. */
  oldest: number
}

/** Which deliveries to list; all of them without a member. */
export interface DeliveryFilter {
  state?: DeliveryState
  receiver?: string
  reference?: string
  limit: number
}

/**
 * Events on their way, in the database of the applications: a row is written in the transaction of what it tells of.
 *
 * Any number of workers on any number of nodes may claim; each row is claimed by one at a time, and a row of an
 * application only when all before it are settled. All times are the database's own.
 */
export interface Outbox {
  /** Claims what is due, oldest first. A claim that is not settled within the lease is given to somebody else. */
  claim(receiver: string, limit: number, leaseSeconds: number): Promise<Delivery[]>
  /** Settles a claim as delivered and lets the next event of the application go. False for one that was overtaken. */
  delivered(claim: Claim, result: string): Promise<boolean>
  /** Settles a claim as one that will never arrive, and lets the next go. False for one that was overtaken. */
  refused(claim: Claim, result: string): Promise<boolean>
  /** Notes that an e-mail to an applicant came back after it was sent. False for what is no such e-mail; audited. */
  bounced(id: string): Promise<boolean>
  /** Puts a claim back, to be tried after a delay, or parks it. Those behind it wait as long. */
  failed(claim: Claim, failure: { park: boolean; delaySeconds: number; result: string }): Promise<boolean>
  /** How much waits for each receiver. Reads every open row: ask once a minute. */
  backlog(): Promise<Backlog[]>
  find(id: string): Promise<Delivery | undefined>
  /** Newest first. */
  list(filter: DeliveryFilter): Promise<Delivery[]>
  /** Sends it once more, under its own key or a new one. Undefined when it is unknown or withdrawn; audited. */
  replay(id: string, options?: { newKey: boolean }): Promise<{ id: string } | undefined>
  /** Settles an open one without sending it, and lets the next go. False when it is not open; audited. */
  skip(id: string): Promise<boolean>
  /**
   * Tells a receiver everything that happened since a moment, also what it was told before and what happened before it
   * was named in the settings. Keys of what it was told stay. Returns how many events; audited.
   */
  replaySince(receiver: string, products: readonly string[], since: number): Promise<number>
}
