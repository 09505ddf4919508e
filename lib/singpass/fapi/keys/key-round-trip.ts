import { sign, verify } from 'node:crypto'
import { importPrivate, importPublic } from '../../jose/local-key.ts'
import type { PrivateKey } from './private-key.ts'

const sample = Buffer.from('round trip')

/**
 * Whether a key's halves belong together: its public half verifies what the private one signs.
 *
 * Any key on these curves can sign, so that one trial serves both uses.
 */
export function halvesMatch({ crv, x, y, d }: Pick<PrivateKey, 'crv' | 'x' | 'y' | 'd'>): boolean {
  try {
    const signature = sign('sha256', sample, importPrivate({ crv, x, y, d }))
    return verify('sha256', sample, importPublic({ kty: 'EC', crv, x, y }), signature)
  } catch {
    // A point off its curve, or halves that differ: the library refuses, each in its own words.
    return false
  }
}
