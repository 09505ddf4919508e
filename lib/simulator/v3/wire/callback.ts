/**
 * The URL that brings the browser back, with parameters added to whatever query the callback has.
 *
 * Values are percent-encoded, a space as `%20`.
 */
export function buildCallback(redirectUri: string, parameters: Record<string, string>): string {
  const query = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${query.join('&')}`
}
