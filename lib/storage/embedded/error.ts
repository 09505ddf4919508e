/** The embedded server cannot be used; the message says why and what to do, for the person who started it. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError'
}

/** The system's short code of an error (`EACCES`, `28P01`), or `unknown`. */
export function errorCode(error: unknown): string {
  const { code } = Object(error)
  return typeof code === 'string' ? code : 'unknown'
}
