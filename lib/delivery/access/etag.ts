/** The strong tag of an application as it stands: the number of its newest event. */
export function etagOf({ position }: { position: number }): string {
  return `"v${position}"`
}

/** The position that an `If-Match` names; `any` for a star, `none` for what no application can have. */
export function matchedPosition(header: string): number | 'any' | 'none' {
  if (header.trim() === '*') return 'any'
  const [, position] = /^"v(\d{1,9})"$/.exec(header.trim()) ?? []
  return position ? Number(position) : 'none'
}

/** Whether an `If-None-Match` names the tag. */
export function isKnown(header: string | null, etag: string): boolean {
  return (header ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}
