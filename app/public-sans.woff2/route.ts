import { readTypeface } from '@/lib/server/front-door/typeface.ts'

/** The typeface, under a name of its own for the pages that React does not draw. */
export async function GET(): Promise<Response> {
  return new Response(await readTypeface(), {
    headers: { 'content-type': 'font/woff2', 'cache-control': 'public, max-age=86400' },
  })
}
