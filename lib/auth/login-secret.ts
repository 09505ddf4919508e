import { createHmac } from 'node:crypto'

/**
 * The secret of the session that a login ends in: 256 bits which only this server can tell from the login's state and
 * the token of the browser that began it.
 *
 * It is not drawn, so that a callback which arrives twice is given the same session both times. A browser that aborts
 * the first answer, or loses it, holds nothing else by which to find what was retrieved for it.
 */
export function loginSecret({
  state,
  browserToken,
  authSecret,
}: {
  state: string
  browserToken: string
  authSecret: string
}): string {
  return createHmac('sha256', authSecret).update(`session\n${state}\n${browserToken}`).digest('base64url')
}
