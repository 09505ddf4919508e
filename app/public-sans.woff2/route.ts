import { readFile } from 'node:fs/promises'
import path from 'node:path'

const file = 'node_modules/@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2'

/** The typeface, under a name of its own for the pages that React does not draw. */
export async function GET(): Promise<Response> {
  const font = await readFile(path.join(/* turbopackIgnore: true */ process.cwd(), file))
  return new Response(new Uint8Array(font), {
    headers: { 'content-type': 'font/woff2', 'cache-control': 'public, max-age=86400' },
  })
}
