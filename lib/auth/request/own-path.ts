/**
 * A path of our own, or `/`: one slash, then plain segments, so that neither `//host` nor `/\host` leaves the site and
 * nothing in it is mark-up. A query and a fragment of plain letters may follow.
 */
export function ownPath(path: string): string {
  return /^\/(?:[\w-]+(?:\/[\w-]+)*)?(?:\?[\w=&-]*)?(?:#[\w.-]*)?$/.test(path) ? path : '/'
}
