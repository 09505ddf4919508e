import { randomToken } from './random.ts'

/**
 * One trip to Singpass: what must survive until the applicant comes back.
 *
 * Plain JSON, so that a store may seal it. `secrets` (nonce, code verifier, DPoP private key) are of no use once the
 * attempt has ended, and a store forgets them at that moment.
 */
export interface Attempt {
  /** Unguessable, single use; 43 base64url characters. */
  state: string
  /** The name of the connection that sent the applicant. */
  connection: string
  /** What was asked for, in wire names, in the order it was asked. */
  scopes: readonly string[]
  redirectUri: string
  /** Epoch milliseconds. */
  startedAt: number
  /** Epoch milliseconds; after it the attempt is unknown. */
  expiresAt: number
  secrets: AttemptSecrets
}

/** What only the server keeps of an attempt, from leaving until the callback. */
export interface AttemptSecrets {
  nonce?: string
  codeVerifier?: string
  /** Private JWK of this login's own DPoP key. */
  dpopKey?: JsonWebKey
  /** Newest nonce the authorization server asked us to put into proofs. */
  dpopNonce?: string
  /** Lowest `acr` that this login asked for. */
  minimumAcr?: string
}

/** How long an applicant may stay at Singpass, in milliseconds. */
export const attemptMilliseconds = 10 * 60_000

/** Starts an attempt with a fresh `state`. `now` is epoch milliseconds. */
export function startAttempt({
  now,
  ...attempt
}: Omit<Attempt, 'state' | 'startedAt' | 'expiresAt'> & { now: number }) {
  return {
    ...attempt,
    state: randomToken(),
    startedAt: now,
    expiresAt: now + attemptMilliseconds,
  } satisfies Attempt
}

/** Where an attempt began: a browser (hash of its cookie) and the page it goes back to. */
export interface AttemptOrigin {
  browser: string
  product: string
  /** An application that was sent: the login shows who is there to see it, and fills in nothing. */
  application?: string
  /** Agencies that were closed when it left, whose items it does not ask for. */
  withoutAgencies?: readonly string[]
}

/** What a callback shows of itself: the browser that it came in, and the connection whose address it came to. */
export interface AttemptArrival {
  browser: string
  connection: string
}

/** What a store answers when an attempt is taken. */
export type TakenAttempt =
  /** First and only time: the caller may now exchange the code. */
  | { kind: 'taken'; attempt: Attempt; origin: AttemptOrigin }
  /** The same browser came again (reload, back): no secrets left; `outcome` is absent while the first call still runs. */
  | { kind: 'ended'; origin: AttemptOrigin; outcome?: string }
  /** Unknown, expired, of another browser or of another connection. Nothing was changed. */
  | { kind: 'unknown' }

/**
 * Attempts that have left for Singpass and not yet come back, keyed by `state`.
 *
 * `take` reads and closes in one operation, so a callback is answered at most once however many arrive together, and
 * it matches browser and connection as well as the state: a forged callback, or one that another server sent, neither
 * learns of nor cancels a genuine attempt.
 * An attempt past its `expiresAt` is never returned.
 */
export interface AttemptStore {
  put(attempt: Attempt, origin: AttemptOrigin): Promise<void>
  take(state: string, arrival: AttemptArrival): Promise<TakenAttempt>
  /** Records how a taken attempt ended (`retrieved` or an error code), for reloads of the callback. */
  end(state: string, outcome: string): Promise<void>
}
