import { faultsOfKey, faultsOfSet, isRecord } from './key-faults.ts'
import { curves, KeyFileError, type KeyState, type PrivateKey, type PrivateKeys } from './private-key.ts'

/** A key as the world may see it. */
export type PublicKey = Pick<PrivateKey, 'kty' | 'crv' | 'x' | 'y' | 'kid' | 'use' | 'alg'>

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
