import { parsePrivateKeys, publicJwks } from 'singpass-client/keys'
import { config } from '@/lib/config/config.ts'

let published: string | undefined

/**
 * Our public keys as JWKS text, made once from the settings and answered from memory ever after.
 *
 * Asks neither the database nor Singpass, so that it answers within milliseconds whatever else is down. Undefined when
 * no FAPI connection is set up.
 *
 * @see Singpass developer documentation, JSON Web Key Sets (JWKS)
 */
export function publicKeys(): string | undefined {
  const { fapi } = config()
  if (fapi) published ??= JSON.stringify(publicJwks(parsePrivateKeys(JSON.parse(fapi.keys))))
  return published
}
