import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Who may come in from the network. */
export interface Gate {
  password: string
  /** Whether a request brings the password, or the cookie of one that did. */
  admits(request: Pick<IncomingMessage, 'headers'>): boolean
  /** `Set-Cookie`, so that the other parts of the demo, on other ports, need not be told the password again. */
  cookie: string
}

const user = 'demo'
const cookieName = 'demo-lan'

/** A gate with a new password: 60 bits, in letters that nobody takes for others. */
export function createGate(): Gate {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const password = Array.from(randomBytes(12), (byte) => letters[byte % letters.length]).join('')
  const token = randomBytes(32).toString('base64url')
  const basic = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  return {
    password,
    cookie: `${cookieName}=${token}; Path=/; HttpOnly; SameSite=Lax`,
    admits({ headers }) {
      const cookies = (headers.cookie ?? '').split(/; */)
      return same(headers.authorization ?? '', basic) || cookies.some((pair) => same(pair, `${cookieName}=${token}`))
    },
  }
}

function same(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest())
  return a !== undefined && b !== undefined && timingSafeEqual(a, b)
}
