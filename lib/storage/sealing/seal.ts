import { CompactEncrypt, compactDecrypt } from 'jose'
import type { DataKeys } from './data-keys.ts'

/** What a row says of whose its sealed value is, by column. */
export interface Bound {
  readonly [column: string]: string | boolean | readonly string[] | null | undefined
}

/** The row a sealed value belongs to, with the columns that it is bound to besides. */
export interface SealedPlace {
  table: string
  row: string
  bound?: Bound
}

/** A sealed value, and the ID of the key that sealed it. */
export interface Sealed {
  keyId: string
  sealed: string
}

/** A stored value could not be opened: altered, moved to another row, or sealed by a key that is gone. */
export class SealRefused extends Error {
  override readonly name = 'SealRefused'

  constructor({ table }: SealedPlace) {
    super(`a sealed value of table "${table}" was refused`)
  }
}

/** Seals values for their rows, and opens them there only. */
export interface Sealer {
  currentKeyId: string
  seal(place: SealedPlace, value: unknown): Promise<Sealed>
  /**
   * What opens was sealed by this server, hence the type is taken on trust. Each column of `place.bound` must say what
   * it said when the value was sealed; one that was not bound at that time may say anything.
   */
  open<Value>(place: SealedPlace, sealed: string): Promise<Value>
  /** Seals a value anew with the current key, bound to what it was bound to; to `place.bound` when it was to nothing. */
  reseal(place: SealedPlace, sealed: string): Promise<Sealed>
}

/**
 * Seals JSON values with AES-256-GCM, each bound to its table, its row, its key and whom its row says it belongs to.
 *
 * The binding is the protected header, which the cipher authenticates; `open` compares it with the place the value was
 * read from and throws `SealRefused`, always the same, for whatever is wrong. The library draws each IV: nobody can
 * pass one in.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7516.html#section-5.1 RFC 7516, 5.1}
 */
export function createSealer({ current, keys }: DataKeys): Sealer {
  const keyOf = importedOnce(keys)
  return {
    currentKeyId: current,
    seal,

    async open(place, sealed) {
      const { value, bound } = await unseal(place, sealed)
      if (!isBoundTo(bound, place.bound)) throw new SealRefused(place)
      return value
    },

    async reseal(place, sealed) {
      const { value, bound } = await unseal(place, sealed)
      return seal({ ...place, bound: bound ?? place.bound }, value)
    },
  }

  async function seal({ table, row, bound }: SealedPlace, value: unknown): Promise<Sealed> {
    const sealed = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(value)))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: current, table, row, ...(bound && { bound }) })
      .encrypt(await keyOf(current))
    return { keyId: current, sealed }
  }

  async function unseal(place: SealedPlace, sealed: string) {
    try {
      const { plaintext, protectedHeader } = await compactDecrypt(sealed, ({ kid }) => keyOf(kid), {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
        maxDecompressedLength: 0,
      })
      const { table, row, bound } = protectedHeader
      if (table !== place.table || row !== place.row) throw new SealRefused(place)
      return { value: JSON.parse(new TextDecoder().decode(plaintext)), bound: boundOf(bound) }
    } catch {
      throw new SealRefused(place)
    }
  }
}

/** From an authenticated header, hence made by `seal`. */
function boundOf(bound: unknown): Bound | undefined {
  return typeof bound === 'object' && bound !== null ? { ...bound } : undefined
}

function isBoundTo(sealed: Bound = {}, read: Bound = {}): boolean {
  const then = new Map(Object.entries(sealed))
  return Object.entries(read).every(
    ([column, now]) => !then.has(column) || JSON.stringify(then.get(column)) === JSON.stringify(now ?? null),
  )
}

/** Each key as the cipher wants it, made with its first use: made for each value, it costs as much as sealing it. */
function importedOnce(keys: DataKeys['keys']): (keyId: string | undefined) => Promise<CryptoKey> {
  const imported = new Map<string, Promise<CryptoKey>>()
  return async (keyId = '') => {
    const key = keys.get(keyId)
    if (!key) throw new Error('unknown key ID')
    const ready =
      imported.get(keyId) ??
      crypto.subtle.importKey('raw', Uint8Array.from(key), 'AES-GCM', false, ['encrypt', 'decrypt'])
    imported.set(keyId, ready)
    return ready
  }
}
