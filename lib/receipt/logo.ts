import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The first bytes of the kinds of picture that a PDF can hold. */
const kinds = [
  { type: 'image/png', begins: [0x89, 0x50, 0x4e, 0x47] },
  { type: 'image/jpeg', begins: [0xff, 0xd8, 0xff] },
] as const

/**
 * A picture under `public/brand` as a `data:` address, for the head of a receipt.
 *
 * Throws where there is none, or where it is neither PNG nor JPEG: a receipt without its logo is not what was set up.
 */
export function readLogo(file: string, directory = join(process.cwd(), 'public', 'brand')): string {
  // Ignored by the build, which would take the whole project along: `public` is part of what is deployed anyway.
  const bytes = readFileSync(/* turbopackIgnore: true */ join(/* turbopackIgnore: true */ directory, file))
  const kind = kinds.find(({ begins }) => begins.every((byte, index) => bytes[index] === byte))
  if (!kind) throw new Error(`the logo of receipts, ${file}, is neither PNG nor JPEG`)
  return `data:${kind.type};base64,${bytes.toString('base64')}`
}
