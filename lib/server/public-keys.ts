import { parsePrivateKeys, publicJwks } from 'singpass-client/keys'
import { config } from '@/lib/config/config.ts'

const published = new Map<string, string>()

/**
 * Our public keys for one FAPI connection as JWKS text, made once from the settings and answered from memory ever after.
 *
 * Asks neither the database nor Singpass, so that it answers within milliseconds whatever else is down. Undefined when
 * there is no such connection. One set for each app: a set of several would let Singpass encrypt for another app's key.
 *
 * @see Singpass developer documentation, JSON Web Key Sets (JWKS)
 */
export function publicKeys(connection: string): string | undefined {
  const app = config().fapi.get(connection)
  if (!app) return undefined
  const text = published.get(connection) ?? JSON.stringify(publicJwks(parsePrivateKeys(JSON.parse(app.keys))))
  published.set(connection, text)
  return text
}
