import 'server-only'
import { readFile } from 'node:fs/promises'
import path from 'node:path'

const file = 'node_modules/@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2'

/** The typeface of the pages as a WOFF2 file, for those that React does not draw. */
export async function readTypeface(): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(path.join(/* turbopackIgnore: true */ process.cwd(), file)))
}
