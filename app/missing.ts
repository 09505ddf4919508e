import { redirect } from 'next/navigation'

/** Where there is no page, by what was looked for: `missing-page/missing-page.tsx` has the words for each. */
export const nowhere = {
  page: '/problem/missing',
  link: '/resume/link/gone',
  application: '/applications/receipt/missing',
  staff: '/problem/staff',
} as const

/** The pages of a product, and a receipt: the paths at which `app/[product]` and `app/applications` have one. */
const drawn = /^\/(?:[a-z0-9-]+(?:\/(?:apply|review|saved))?|applications\/[^/?]+)(?:\?|$)/

/**
 * Whether a path is that of an applicant's own page, of which it is known that there is one. Next.js has the page for
 * addresses without one drawn beside every page, and sent with it.
 */
export function isDrawn(path: string, { product, receipt }: { product?: unknown; receipt?: unknown }): boolean {
  return drawn.test(path) && (product !== undefined || receipt !== undefined)
}

/**
 * Ends a page that has nothing to show, by sending the browser on to an address where there is no page, which is answered
 * with the status 404 and `missing-page/missing-page.tsx` whole. A page that is being drawn and then calls `notFound` is answered empty:
 * its words come by script alone.
 *
 * The address that was asked for is not named: it may be a secret.
 */
export function missing(what: keyof typeof nowhere = 'page'): never {
  redirect(nowhere[what])
}
