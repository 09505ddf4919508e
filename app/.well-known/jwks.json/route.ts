import { keySetAnswer } from '../key-set-answer.ts'

/** The public keys that Singpass verifies our requests with and encrypts to, for the app that has no name. */
export function GET(): Response {
  return keySetAnswer('fapi')
}
