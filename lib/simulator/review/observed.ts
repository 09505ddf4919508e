import { createHash } from 'node:crypto'

/** The calls of one login that a client makes or causes. */
export type CallName = 'discovery' | 'keys' | 'par' | 'authorise' | 'callback' | 'token' | 'userinfo'

/** A value that is a secret of one login: told apart from others by its hash, and never kept. */
export interface SecretShape {
  hash: string
  length: number
  /** Letters, digits, `-`, `.`, `_` and `~` alone, which travel everywhere unescaped. */
  isUnreserved: boolean
  /** Letters, digits, `-` and `_` alone. */
  isBase64url: boolean
  /** Shannon's estimate over its characters, in bits. */
  bits: number
}

/** What a client assertion looked like; the names of its members and no values but public ones. */
export interface AssertionShape {
  typ: unknown
  hasKid: boolean
  aud: 'issuer' | 'endpoint'
  claims: readonly string[]
}

/** What a DPoP proof looked like. */
export interface ProofShape {
  thumbprint: string
  header: readonly string[]
  /** A `kid` beside the key, which may only be the key's own. */
  hasOddKid: boolean
  /** The key is one that the client signs its assertions with. */
  isSigningKey: boolean
  claims: readonly string[]
}

/** One request to the simulator, with what was seen of it. Holds no token, no code, no name and no number. */
export interface ObservedCall {
  call: CallName
  /** Epoch milliseconds by the machine's clock, so that gaps are true whatever offset is set. */
  at: number
  clientId?: string
  /** The login that it belongs to, told by its `request_uri`, code or access token. */
  attempt?: string
  outcome?: 'accepted' | 'refused'
  error?: string
  reason?: string
  faults: string[]
  /** Names of the parameters that were sent. */
  parameters?: readonly string[]
  assertion?: AssertionShape
  proof?: ProofShape
  state?: SecretShape
  nonce?: SecretShape
  challenge?: SecretShape
  verifier?: SecretShape
  scopes?: readonly string[]
  userAgent?: string
  /** Asks for a return into an application by `app_launch_url`. */
  hasAppLaunch?: boolean
  tls?: { protocol: string; cipher: string }
}

/** Measures a secret without keeping it. */
export function shapeOf(secret: string): SecretShape {
  return {
    hash: createHash('sha256').update(secret).digest('base64url').slice(0, 22),
    length: secret.length,
    isUnreserved: /^[A-Za-z0-9\-._~]*$/.test(secret),
    isBase64url: /^[A-Za-z0-9\-_]*$/.test(secret),
    bits: estimateBits(secret),
  }
}

function estimateBits(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  const perCharacter = [...counts.values()].reduce((sum, count) => {
    const share = count / text.length
    return sum - share * Math.log2(share)
  }, 0)
  return Math.round(perCharacter * text.length)
}
