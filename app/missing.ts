import { redirect } from 'next/navigation'

/** Where there is no page, by what was looked for: `missing-page/missing-page.tsx` has the words for each. */
export const nowhere = {
  page: '/problem/missing',
  link: '/resume/link/gone',
  application: '/applications/receipt/missing',
  staff: '/problem/staff',
} as const

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
