import { importJWK } from 'jose'
import { verifyRoundTrip } from './key-round-trip.ts'

export type KeyUse = 'sig' | 'enc'

/**
 * Where a key stands in its rotation.
 *
 * `next`: a signing key that is published but does not sign yet, or an encryption key that opens but is not published
 * yet. `current`: in use. `previous`: a signing key still published, or an encryption key that still opens.
 */
export type KeyState = 'next' | 'current' | 'previous'

/** One private key, with the two members of our own that make rotation possible: `state` and `since`. */
export interface PrivateKey {
  kty: 'EC'
  crv: Curve
  x: string
  y: string
  d: string
  kid: string
  use: KeyUse
  alg: string
  state: KeyState
  /** ISO 8601 moment at which the key entered its state; absent in a file that our commands did not write. */
  since?: string
}

/** A private JWKS that passed `parsePrivateKeys`. */
export interface PrivateKeys {
  readonly keys: readonly PrivateKey[]
}

/** A key as the world may see it. */
export type PublicKey = Pick<PrivateKey, 'kty' | 'crv' | 'x' | 'y' | 'kid' | 'use' | 'alg'>

/** Our keys, imported: one that signs, and every one that may open an answer. */
export interface KeyRing {
  readonly signing: { readonly key: CryptoKey; readonly kid: string; readonly alg: string }
  readonly decryption: ReadonlyMap<string, { readonly key: CryptoKey; readonly alg: string }>
}

/** A key file that cannot be used. Lists every fault at once, by position or `kid`, and never a key's value. */
export class KeyFileError extends TypeError {
  override name = 'KeyFileError'
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(faults.join('; '))
    this.faults = faults
  }
}

type Curve = 'P-256' | 'P-384' | 'P-521'

/** The signature algorithm of each curve, and the length of a coordinate in base64url characters. */
const curves: Record<Curve, { alg: string; length: number }> = {
  'P-256': { alg: 'ES256', length: 43 },
  'P-384': { alg: 'ES384', length: 64 },
  'P-521': { alg: 'ES512', length: 88 },
}

/** The key agreements that Singpass encrypts with. */
export const keyAgreements: readonly string[] = ['ECDH-ES+A128KW', 'ECDH-ES+A192KW', 'ECDH-ES+A256KW']

const states: readonly unknown[] = ['next', 'current', 'previous']

/**
 * Reads a private JWKS: our own file format, or a plain one without `state`.
 *
 * In a plain one the first signing key and every encryption key count as current, and further signing keys as previous.
 * Guarantees what Singpass asks of a registered set: elliptic-curve keys, `use`, a fitting `alg`, a unique `kid`, no key
 * material used twice, exactly one key that signs and at least one that opens.
 *
 * @throws {KeyFileError} naming every fault.
 * @see Singpass documentation, "JSON Web Key Sets (JWKS)"
 */
export function parsePrivateKeys(input: unknown): PrivateKeys {
  const members = isRecord(input) && Array.isArray(input.keys) ? input.keys : undefined
  if (!members) throw new KeyFileError(['the key file must be a JSON object with an array "keys"'])

  const faults = members.flatMap((member, index) => faultsOfKey(member).map((fault) => `key ${index + 1}: ${fault}`))
  if (faults.length > 0) throw new KeyFileError(faults)

  const keys = assignStates(members.map(buildPrivateKey))
  const setFaults = faultsOfSet(keys)
  if (setFaults.length > 0) throw new KeyFileError(setFaults)
  return { keys }
}

/**
 * The key set to publish: every signing key, and the current encryption key.
 *
 * Built from a list of public members, so that no private one can slip through. A signing key is published before it
 * signs and after it has signed; an encryption key only while new answers should be encrypted to it, although its
 * predecessor still opens those on their way.
 */
export function publicJwks({ keys }: PrivateKeys): { keys: PublicKey[] } {
  const published = keys.filter((key) => key.use === 'sig' || key.state === 'current')
  return { keys: published.map(({ kty, crv, x, y, kid, use, alg }) => ({ kty, crv, x, y, kid, use, alg })) }
}

/**
 * Imports the keys once, for as long as the process lives.
 *
 * Each key is tried first: what its private half signs or encrypts for must fit its public half. The imported keys
 * cannot be exported again.
 *
 * @throws {KeyFileError} naming every key whose halves do not match.
 */
export async function importKeys({ keys }: PrivateKeys): Promise<KeyRing> {
  const matching = await Promise.all(keys.map(verifyRoundTrip))
  const faults = keys.filter((_, index) => !matching[index]).map(({ kid }) => `key "${kid}": its halves do not match`)
  if (faults.length > 0) throw new KeyFileError(faults)

  const signer = keys.find((key) => key.use === 'sig' && key.state === 'current')
  if (!signer) throw new KeyFileError(['no current signing key'])
  const openers = keys.filter((key) => key.use === 'enc')
  return {
    signing: { key: await importPrivateKey(signer), kid: signer.kid, alg: signer.alg },
    decryption: new Map(
      await Promise.all(
        openers.map(async (key) => [key.kid, { key: await importPrivateKey(key), alg: key.alg }] as const),
      ),
    ),
  }
}

async function importPrivateKey({ kty, crv, x, y, d, alg }: PrivateKey): Promise<CryptoKey> {
  const key = await importJWK({ kty, crv, x, y, d }, alg, { extractable: false })
  if (key instanceof Uint8Array) throw new KeyFileError(['a symmetric key is not a private key'])
  return key
}

function faultsOfKey(key: unknown): string[] {
  if (!isRecord(key)) return ['must be an object']
  if (key.kty !== 'EC') return ['"kty" must be EC']
  if (!isCurve(key.crv)) return ['"crv" must be P-256, P-384 or P-521']
  const faults: string[] = []
  const { alg, length } = curves[key.crv]
  for (const member of ['x', 'y', 'd']) {
    if (!isCoordinate(key[member], length)) faults.push(`"${member}" must be ${length} base64url characters`)
  }
  if (typeof key.kid !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key.kid))
    faults.push('"kid" must be a printable text')
  if (key.use !== 'sig' && key.use !== 'enc') faults.push('"use" must be sig or enc')
  if (key.use === 'sig' && key.alg !== undefined && key.alg !== alg) faults.push(`"alg" must be ${alg}`)
  if (key.use === 'enc' && !keyAgreements.some((name) => name === key.alg)) {
    faults.push(`"alg" must be one of ${keyAgreements.join(', ')}`)
  }
  if (key.state !== undefined && !states.includes(key.state)) faults.push('"state" must be next, current or previous')
  if (key.since !== undefined && Number.isNaN(Date.parse(String(key.since)))) faults.push('"since" must be a date')
  return faults
}

type ParsedKey = Omit<PrivateKey, 'state'> & { state?: KeyState }

/** Copies the known members of a key that `faultsOfKey` found nothing against; `key_ops` and the like stay behind. */
function buildPrivateKey(member: Record<string, unknown>): ParsedKey {
  const { crv, x, y, d, kid, use, state, since } = member as Omit<PrivateKey, 'alg'>
  const alg = typeof member.alg === 'string' ? member.alg : curves[crv].alg
  return { kty: 'EC', crv, x, y, d, kid, use, alg, ...(state && { state }), ...(since && { since }) }
}

function assignStates(keys: readonly ParsedKey[]): PrivateKey[] {
  const isPlain = keys.every((key) => key.state === undefined)
  const firstSigner = keys.find((key) => key.use === 'sig')
  return keys.map((key) => {
    const assumed = key.use === 'enc' || key === firstSigner ? 'current' : 'previous'
    return { ...key, state: key.state ?? (isPlain ? assumed : 'previous') }
  })
}

function faultsOfSet(keys: readonly PrivateKey[]): string[] {
  const count = (use: KeyUse, state: KeyState) => keys.filter((key) => key.use === use && key.state === state).length
  const faults: string[] = []
  if (count('sig', 'current') !== 1) faults.push('there must be exactly one current signing key')
  if (count('enc', 'current') === 0) faults.push('there must be a current encryption key')
  if (count('sig', 'next') > 1 || count('enc', 'next') > 1)
    faults.push('there must be at most one next key of each use')
  if (new Set(keys.map(({ kid }) => kid)).size < keys.length) faults.push('each "kid" must be unique')
  if (new Set(keys.map(({ x }) => x)).size < keys.length) faults.push('each key must have its own key material')
  return faults
}

function isCurve(value: unknown): value is Curve {
  return typeof value === 'string' && Object.hasOwn(curves, value)
}

function isCoordinate(value: unknown, length: number): boolean {
  return typeof value === 'string' && value.length === length && /^[\w-]+$/.test(value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
