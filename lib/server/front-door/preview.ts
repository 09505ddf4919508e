import type { IncomingHttpHeaders } from 'node:http'

/** What Next.js compares with the keys of its preview mode. */
const headers = ['x-prerender-revalidate', 'x-prerender-revalidate-if-generated', 'x-next-revalidate-tag-token']
const cookie = /^(?:__prerender_bypass|__next_preview_data)(?:=|$)/

/**
 * Takes out of the head of a request whatever could show that somebody knows a key of Next.js's preview mode, which does not
 * exist here: equal sources give an equal image, so anybody who has them may know these keys.
 *
 * @see {@link https://nextjs.org/docs/app/guides/draft-mode Next.js, draft mode}
 */
export function forgetPreview(given: IncomingHttpHeaders): void {
  for (const name of headers) delete given[name]
  if (given.cookie === undefined) return
  const cookies = given.cookie.split(';').map((one) => one.trim())
  const others = cookies.filter((one) => !cookie.test(one))
  if (others.length < cookies.length) given.cookie = others.join('; ')
}
