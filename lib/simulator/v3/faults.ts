import type { ServerResponse } from 'node:http'
import type { Answer } from '../web/http.ts'

/** Where a v3 fault acts. */
export type V3Point = 'token' | 'person' | 'callback'

interface FaultDescription {
  at: V3Point
  /** One sentence, for the list of faults. */
  says: string
}

/** Faults that only v3 has, by name. Those of the line and the body are shared with the other endpoints. */
export const v3Faults = {
  'v3-token-429': { at: 'token', says: 'The v3 token call answers 429 with Retry-After: 1.' },
  'v3-token-500': { at: 'token', says: 'The v3 token call answers 500 with an error in JSON.' },
  'v3-token-503': { at: 'token', says: 'The v3 token call answers 503 for maintenance.' },
  'v3-token-expired-code': { at: 'token', says: 'The v3 token call answers that the code has expired.' },
  'v3-token-signature': { at: 'token', says: 'The v3 access token is signed by a key that nobody knows.' },
  'v3-token-alg-none': { at: 'token', says: 'The v3 access token has alg none and no signature.' },
  'v3-token-expired': { at: 'token', says: 'The v3 access token expired an hour ago.' },
  'v3-person-429': { at: 'person', says: 'The v3 person call answers 429 with Retry-After: 1.' },
  'v3-person-500': { at: 'person', says: 'The v3 person call answers 500 with an error in JSON.' },
  'v3-person-503': { at: 'person', says: 'The v3 person call answers 503 for maintenance.' },
  'v3-person-no-profile': { at: 'person', says: 'The v3 person call answers 404: no Myinfo profile.' },
  'v3-person-signature': { at: 'person', says: 'The v3 person is signed by a key that nobody knows.' },
  'v3-person-alg-none': { at: 'person', says: 'The v3 person has alg none and no signature.' },
  'v3-person-unquoted': { at: 'person', says: 'The v3 person is encrypted without quotes around the JWS.' },
  'v3-person-unencrypted': { at: 'person', says: 'The v3 person is signed and not encrypted.' },
  'v3-person-other-key': { at: 'person', says: "The v3 person is encrypted to a key that is not the client's." },
  'v3-person-someone-else': { at: 'person', says: "The v3 person is somebody else's." },
  'v3-callback-500': { at: 'callback', says: 'After consent, v3 comes back with error=500.' },
  'v3-callback-503': { at: 'callback', says: 'After consent, v3 comes back with error=503 for maintenance.' },
  'v3-callback-underscore': { at: 'callback', says: 'A declined consent is described under error_description.' },
  'v3-callback-wrong-state': { at: 'callback', says: 'After consent, v3 comes back with the state of another.' },
} as const satisfies Record<string, FaultDescription>

export type V3Fault = keyof typeof v3Faults

/** What a fault may know of the request it alters: the client, and the persona's id once somebody has logged in. */
export interface V3Facts {
  clientId: string
  persona: string | undefined
}

/** Asked at each point for the fault that is armed there, if any; asking uses it up. */
export type V3FaultHook = (at: V3Point, facts: V3Facts) => V3Fault | undefined | Promise<V3Fault | undefined>

/** The person as a fault would have it; the same one when none is armed. */
export type V3Alter = (
  person: Record<string, unknown>,
  facts: V3Facts,
) => Record<string, unknown> | Promise<Record<string, unknown>>

/** A good answer of the token or person call, about to be sent. */
export interface V3Delivery {
  at: 'v3-token' | 'v3-person'
  answer: Answer
  facts: V3Facts
}

/** Sends a good answer, or what a fault of the line or the body makes of it. */
export type V3Send = (response: ServerResponse, delivery: V3Delivery) => void | Promise<void>
