import { CompactEncrypt, compactDecrypt } from 'jose'
import type { DataKeys } from './data-keys.ts'

/** The row a sealed value belongs to. */
export interface SealedPlace {
  table: string
  row: string
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
  /** What opens was sealed by this server, hence the type is taken on trust. */
  open<Value>(place: SealedPlace, sealed: string): Promise<Value>
}

/**
 * Seals JSON values with AES-256-GCM, each bound to its table, its row and its key.
 *
 * The binding is the protected header, which the cipher authenticates; `open` compares it with the place the value was
 * read from and throws `SealRefused`, always the same, for whatever is wrong. The library draws each IV: nobody can
 * pass one in.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7516.html#section-5.1 RFC 7516, 5.1}
 */
export function createSealer({ current, keys }: DataKeys): Sealer {
  return {
    currentKeyId: current,

    async seal({ table, row }, value) {
      const sealed = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(value)))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: current, table, row })
        .encrypt(keyOf(keys, current))
      return { keyId: current, sealed }
    },

    async open(place, sealed) {
      try {
        const { plaintext, protectedHeader } = await compactDecrypt(sealed, ({ kid }) => keyOf(keys, kid), {
          keyManagementAlgorithms: ['dir'],
          contentEncryptionAlgorithms: ['A256GCM'],
          maxDecompressedLength: 0,
        })
        if (protectedHeader.table !== place.table || protectedHeader.row !== place.row) throw new SealRefused(place)
        return JSON.parse(new TextDecoder().decode(plaintext))
      } catch {
        throw new SealRefused(place)
      }
    },
  }
}

function keyOf(keys: DataKeys['keys'], keyId: string | undefined): Uint8Array {
  const key = keys.get(keyId ?? '')
  if (!key) throw new Error('unknown key ID')
  return key
}
