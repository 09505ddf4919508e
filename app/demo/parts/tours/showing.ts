import type { TourState } from '@/lib/server/demo/tours.ts'

/**
 * Where a tour is shown: nowhere, as a caption below the page itself, or on the presenter's stage, whose phone holds the
 * page `bare`, as applicants see it.
 */
export type Showing = 'none' | 'caption' | 'stage' | 'bare'

/**
 * Where a tour is shown that a page is asked for during.
 *
 * @param destination what the browser says that it wants the page for (`Sec-Fetch-Dest`). It says nothing over http from
 *   another machine, where a page cannot be told from one on the phone of the stage: there each has its caption.
 * @see {@link https://www.w3.org/TR/fetch-metadata/ Fetch Metadata Request Headers}
 */
export function showingOf({
  tour,
  destination,
  path,
}: {
  tour: Pick<TourState, 'stage'> | undefined
  destination: string | null
  path: string
}): Showing {
  if (destination === 'iframe') return 'bare'
  if (!tour) return 'none'
  if (!tour.stage) return 'caption'
  // The stage has the tour's controls itself.
  if (path.startsWith('/demo/presenter')) return 'none'
  return destination === null ? 'caption' : 'stage'
}
