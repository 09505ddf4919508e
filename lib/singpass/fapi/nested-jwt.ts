import { decodeUtf8, readHeader } from '../jose/compact.ts'
import { decryptEcdhEs } from '../jose/ecdh-es.ts'
import type { Check } from '../trace/check.ts'
import type { OpenedThing } from '../trace/events.ts'
import { showFields, showHeader } from '../trace/shown.ts'
import { parseJsonObject } from '../upstream/json.ts'
import type { FapiConnection } from './connection.ts'
import { verifyWithServerKeys } from './issuer/server-keys.ts'
import type { KeyRing } from './keys/key-ring.ts'
import { keyAgreements } from './keys/private-key.ts'

/** Content encryptions in use: the first for ID tokens, the second for persons; either is accepted for both. */
const contentEncryptions = ['A256CBC-HS512', 'A256GCM']

/** Header members that name a key or a rule of the sender's own choosing. */
const foreignKeyMembers = ['crit', 'jku', 'jwk', 'x5u', 'x5c']

/** A token that is a JWS inside a JWE, and who checks it. */
export interface ReceivedToken {
  token: string
  what: OpenedThing
  check: Check
}

/**
 * Opens a token that is signed, then encrypted to us, and returns its claims.
 *
 * Refuses anything that is not encrypted, that is encrypted or signed by other algorithms than agreed, and that names
 * its key in any way but the `kid` of one of ours or of the issuer's. Fails with the same error whichever byte of a
 * ciphertext was altered.
 *
 * @throws SingpassError `response_invalid` (`jwe.<part>`, `jws.<part>`), or `unavailable` when keys cannot be fetched.
 * @see {@link https://www.rfc-editor.org/rfc/rfc8725.html#section-3 RFC 8725, 3}
 */
export async function openNestedJwt(connection: FapiConnection, { token, what, check: judge }: ReceivedToken) {
  const check: Check = judge
  const jws = await decrypt(token, connection.keyRing(), check)
  const payload = await verifySignature(connection, jws, check)

  const claims = parseJsonObject(payload)
  check('jws.payload', claims !== undefined, 'the claims are not a JSON object')
  if (connection.upstream.detailed) {
    const headers = [token, jws].map((part) => showHeader(readHeader(part)))
    connection.trace?.({ kind: 'opened', what, headers, claims: showFields(claims) })
  }
  return claims
}

async function decrypt(jwe: string, { decryption }: KeyRing, check: Check): Promise<string> {
  check('jwe.parts', jwe.split('.').length === 5, 'the token is not encrypted')
  const { alg, enc, kid, zip, ...header } = readHeader(jwe)
  check('jwe.alg', isOneOf(keyAgreements, alg), 'header "alg" is not an agreed key agreement')
  check('jwe.enc', isOneOf(contentEncryptions, enc), 'header "enc" is not an agreed content encryption')
  check('jwe.zip', zip === undefined, 'header "zip" asks for decompression')
  check('jwe.header', !hasForeignKey(header), 'the header names a key or rule of its own')

  const own = typeof kid === 'string' ? decryption.get(kid) : undefined
  check('jwe.kid', own !== undefined, 'header "kid" is not one of our encryption keys')
  check('jwe.key_alg', alg === own.alg, 'header "alg" is not the one of our key')

  const plaintext = await decryptEcdhEs(jwe, { ...header, enc }, own)
  const text = plaintext && decodeUtf8(plaintext)
  check('jwe.decrypt', text !== undefined, 'the token cannot be decrypted')
  return text
}

async function verifySignature(connection: FapiConnection, jws: string, check: Check): Promise<string> {
  check('jws.parts', jws.split('.').length === 3, 'the token is not signed')
  const { alg, kid, ...header } = readHeader(jws)
  check('jws.alg', alg === 'ES256', 'header "alg" is not ES256')
  check('jws.header', !hasForeignKey(header), 'the header names a key or rule of its own')
  check('jws.kid', typeof kid === 'string', 'header "kid" is missing')

  const verification = await verifyWithServerKeys(jws, kid, connection.serverKeys)
  check('jws.key', verification.result !== 'unknown_key', 'header "kid" is not a key of the issuer')
  check('jws.signature', verification.result === 'verified', 'the signature is not the issuer’s')
  return new TextDecoder().decode(verification.payload)
}

function hasForeignKey(header: Record<string, unknown>): boolean {
  return foreignKeyMembers.some((member) => member in header)
}

function isOneOf(allowed: readonly string[], value: unknown): value is string {
  return typeof value === 'string' && allowed.includes(value)
}
