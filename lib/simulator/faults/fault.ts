import type { ServerResponse } from 'node:http'
import type { Recipient } from '../crypto/sealing.ts'
import type { SigningKeys } from '../crypto/signing-keys.ts'
import type { ObservedCall } from '../review/observed.ts'
import type { V3Fault, V3Point } from '../v3/faults.ts'
import type { Answer } from '../web/http.ts'

/** Endpoints whose answers a fault can alter. */
export type Endpoint = 'discovery' | 'keys' | 'par' | 'token' | 'userinfo' | 'v3-token' | 'v3-person'

/** What a fault may know of the request it alters. */
export interface FaultFacts {
  clientId?: string
  /** The persona's id. */
  persona?: string
  /** The call, in which the fault is noted for a review. */
  call?: ObservedCall
}

interface Named {
  /** How it is armed: lower-case words and hyphens. */
  name: string
  /** One sentence: what the client will see. */
  says: string
}

/**
 * Replaces the answer of an endpoint to a request that was right.
 *
 * `refuse` answers before anything is done with the request, so that repeating it may succeed. `alter` comes after
 * the work is done (a code is spent) and sees the true answer. `write` takes the bare response and sends what it likes.
 */
export type AnswerFault = Named & { kind: 'answer'; at: Endpoint } & (
    | { refuse: () => Answer }
    | { alter: (answer: Answer) => Answer | Promise<Answer> }
    | { write: (response: ServerResponse, answer: Answer) => void | Promise<void> }
  )

/** Alters the redirect that brings the browser back; undefined means that it never comes back. */
export type CallbackFault = Named & {
  kind: 'callback'
  redirect: (url: URL) => URL | string | undefined
  /** Waits for a callback that carries an error. */
  onErrorAlone?: true
}

/** Facts that a token is built from. */
export interface TokenFacts {
  issuer: string
  clientId: string
  /** Epoch seconds. */
  now: number
  /** Delivered beside an ID token. */
  accessToken?: string
}

/** Alters an ID token or userinfo answer while it is made: its claims, its signature, or its encryption. */
export interface TokenSteps {
  claims?: (claims: Record<string, unknown>, facts: TokenFacts) => Record<string, unknown>
  sign?: (claims: Record<string, unknown>, keys: SigningKeys) => Promise<string>
  signed?: (jws: string) => string
  encrypt?: (jws: string, recipient: Recipient) => Promise<string>
  sealed?: (jwe: string) => string
}

export type TokenFault = Named & { kind: 'token'; of: 'id-token' | 'userinfo' } & TokenSteps

/** Alters the person whose data is delivered. */
export type PersonFault = Named & {
  kind: 'person'
  person: (person: Record<string, unknown>) => Record<string, unknown>
}

/** Demands a DPoP nonce once, whatever the settings say; of proofs without one, unless it says otherwise. */
export type NonceFault = Named & {
  kind: 'nonce'
  at: 'par' | 'token' | 'userinfo'
  /** How userinfo writes the scheme of its challenge. */
  scheme?: string
  /** The challenge stands in headers alone. */
  bare?: true
  /** The nonce has every character that RFC 9449 allows. */
  odd?: true
  /** Refuses even a proof with a good nonce, and gives another. */
  evenIfGood?: true
}

/** The access token is 50 letters and digits in place of a JWT; userinfo takes it. */
export type OpaqueTokenFault = Named & { kind: 'opaque-token' }

/** Rotates our signing keys just before a token is signed. */
export type RotationFault = Named & { kind: 'rotation'; of: 'id-token' | 'userinfo'; keepOld: boolean }

/** A fault of the Myinfo v3 part, which knows how to do it. */
export type ForV3 = { kind: 'v3'; at: V3Point; name: V3Fault; says: string }

export type Fault =
  | AnswerFault
  | CallbackFault
  | TokenFault
  | PersonFault
  | NonceFault
  | OpaqueTokenFault
  | RotationFault
  | ForV3
