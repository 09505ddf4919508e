import { SingpassError } from '../errors.ts'
import { readHeader } from '../jose/compact.ts'
import { buildCheck, type Check } from '../trace/check.ts'
import type { Tracing } from '../trace/events.ts'
import { showFields, showHeader } from '../trace/shown.ts'
import type { UpstreamAnswer } from '../upstream/exchange.ts'
import { isJsonObject, parseJsonObject, readJsonObject } from '../upstream/json.ts'
import { decryptJwe } from './jwe.ts'
import { verifyJws } from './jws.ts'
import type { V3Keys } from './keys.ts'

type Person = Record<string, unknown>

/** What a v3 person is opened with, and what it has to agree with. */
export interface ExpectedPerson extends Tracing {
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
export function readPerson(answer: UpstreamAnswer, { signed, keys, subject, ...tracing }: ExpectedPerson): Person {
  const check: Check = buildCheck({ endpoint: 'person', of: 'person', trace: tracing.trace })
  const person = signed ? openPerson(readSealed(answer, check), keys, tracing) : readJsonObject(answer, 'person')
  check('person.uinfin', isOf(person, subject), 'person member "uinfin" differs from the subject')

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
export function openPerson(
  jwe: string,
  { opening, trusted }: Pick<V3Keys, 'opening' | 'trusted'>,
  { trace, detailed }: Tracing = {},
): Person {
  const check: Check = buildCheck({ endpoint: 'person', of: 'person', trace })
  const jws = decryptJwe(jwe, opening)
  check('person.jwe', jws !== undefined, 'the person was not encrypted to us as it must be')
  const payload = verifyJws(unquote(jws), trusted)
  check('person.jws', payload !== undefined, 'the person is not signed by Myinfo')
  const person = parseJsonObject(payload)
  check('person.payload', person !== undefined, 'the person is not a JSON object')
  if (detailed) {
    const headers = [jwe, unquote(jws)].map((part) => showHeader(readHeader(part)))
    trace?.({ kind: 'opened', what: 'person', headers, claims: showFields(person) })
  }
  return person
}

/** Myinfo encrypts the JWS as a JSON string, in quotes; MockPass encrypts it bare. */
function unquote(text: string): string {
  return text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text
}

/** Shape decides, never the content type: Myinfo says `application/jose`, MockPass `text/html`. */
function readSealed({ text, status }: UpstreamAnswer, check: Check): string {
  const sealed = text.trim()
  if (/^[\w-]+(\.[\w-]*){4}$/.test(sealed)) return sealed
  const isOpen = /^[\w-]+(\.[\w-]*){2}$/.test(sealed) || parseJsonObject(sealed) !== undefined
  if (isOpen) check('person.jwe', false, 'the person is not encrypted')

  throw new SingpassError('unavailable', 'the person answer is no person', { endpoint: 'person', status })
}

/**
 * The person carries no audience and no time, so an answer for someone else would verify too. Where the subject is an
 * NRIC or FIN, the two must agree.
 */
function isOf({ uinfin }: Person, subject: string): boolean {
  if (!/^[STFGM]\d{7}[A-Z]$/.test(subject) || uinfin === undefined) return true

  return isJsonObject(uinfin) && uinfin.value === subject
}
