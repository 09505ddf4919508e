import { randomBytes } from 'node:crypto'

/** An unguessable value for `state` and its like: 256 bits as 43 base64url characters. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url')
}

/** A unique value for a request, as lower-case hex; 20 bytes unless told. */
export function randomHex(bytes = 20): string {
  return randomBytes(bytes).toString('hex')
}
