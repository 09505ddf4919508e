/** A path of our own, or `/`: one slash, then plain segments, so that neither `//host` nor `/\host` leaves the site. */
export function ownPath(path: string): string {
  return /^\/(?:[A-Za-z0-9-]+(?:\/[A-Za-z0-9-]+)*)?(?:\?[A-Za-z0-9=&_-]*)?$/.test(path) ? path : '/'
}
