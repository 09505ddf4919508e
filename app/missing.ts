import { redirect } from 'next/navigation'

/**
 * Ends a page that has nothing to show, by sending the browser on to an address where there is no page, which is answered
 * with the status 404 and `not-found.tsx` whole. A page that is being drawn and then calls `notFound` is answered empty:
 * its words come by script alone.
 *
 * The address that was asked for is not named: it may be a secret.
 */
export function missing(): never {
  redirect('/problem/missing')
}
