import { invalidResponse, SingpassError } from '../errors.ts'
import type { UpstreamAnswer } from '../upstream/http.ts'
import { isJsonObject, parseJsonObject, readJsonObject } from '../upstream/json.ts'
import { decryptJwe } from './jwe.ts'
import { verifyJws } from './jws.ts'
import type { V3Keys } from './keys.ts'

type Person = Record<string, unknown>

export interface ExpectedPerson {
  /** Whether this connection's answers are sealed. */
  signed: boolean
  keys: V3Keys
  /** `sub` of the verified access token. */
  subject: string
}

/**
 * Reads from an answer the person who logged in: sealed where requests are signed, plain JSON in the sandbox.
 *
 * @throws SingpassError `response_invalid` when it is not sealed as it must be, or is somebody else; `unavailable` for
 * what is no person at all, such as a page from something in between.
 */
export function readPerson(answer: UpstreamAnswer, { signed, keys, subject }: ExpectedPerson): Person {
  const person = signed ? openPerson(readSealed(answer), keys) : readJsonObject(answer, 'person')
  refuseForeignPerson(person, subject)

  return person
}

/**
 * Opens a person: decrypts it with our key, then verifies Myinfo's signature within.
 *
 * RSA-OAEP with A256GCM and no compression, then RS256, and nothing else. Which of the two steps failed is said; why
 * it failed is not.
 *
 * @throws SingpassError `response_invalid`: `person.jwe`, `person.jws` or `person.payload`.
 * @see Myinfo v3 API specifications, "Person"
 */
export function openPerson(jwe: string, { opening, trusted }: Pick<V3Keys, 'opening' | 'trusted'>): Person {
  const jws = decryptJwe(jwe, opening)
  if (jws === undefined) throw invalid('jwe', 'the person was not encrypted to us as it must be')
  const payload = verifyJws(unquote(jws), trusted)
  if (payload === undefined) throw invalid('jws', 'the person is not signed by Myinfo')
  const person = parseJsonObject(payload)
  if (!person) throw invalid('payload', 'the person is not a JSON object')

  return person
}

/** Myinfo encrypts the JWS as a JSON string, in quotes; MockPass encrypts it bare. */
function unquote(text: string): string {
  return text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text
}

/** Shape decides, never the content type: Myinfo says `application/jose`, MockPass `text/html`. */
function readSealed({ text, status }: UpstreamAnswer): string {
  const sealed = text.trim()
  if (/^[\w-]+(\.[\w-]*){4}$/.test(sealed)) return sealed
  const isOpen = /^[\w-]+(\.[\w-]*){2}$/.test(sealed) || parseJsonObject(sealed) !== undefined
  if (isOpen) throw invalid('jwe', 'the person is not encrypted')

  throw new SingpassError('unavailable', 'the person answer is no person', { endpoint: 'person', status })
}

/**
 * The person carries no audience and no time, so an answer for someone else would verify too. Where the subject is an
 * NRIC or FIN, the two must agree.
 */
function refuseForeignPerson({ uinfin }: Person, subject: string): void {
  if (!/^[STFGM]\d{7}[A-Z]$/.test(subject) || uinfin === undefined) return
  if (isJsonObject(uinfin) && uinfin.value === subject) return

  throw invalid('uinfin', 'person member "uinfin" differs from the subject')
}

function invalid(check: string, message: string): SingpassError {
  return invalidResponse(`person.${check}`, message, { endpoint: 'person' })
}
