/** The most that a definition may weigh on its way to the server, in bytes: every form has a limit. */
export const mostBytes = 250_000

/** What a definition weighs on its way, in bytes: a form writes quotes, and letters beyond ASCII, in several. */
export function postedBytes(text: string): number {
  return new URLSearchParams({ text: text.replaceAll(/\r?\n/g, '\r\n') }).toString().length
}

/** How much of the room a definition takes: `21 of 250 kB`. */
export function sizeSaid(text: string): string {
  const bytes = postedBytes(text)
  const said = `${Math.ceil(bytes / 1_000)} of ${mostBytes / 1_000} kB`
  return bytes > mostBytes ? `${said}: too large to be read. Shorten it; nothing is sent until then` : said
}
