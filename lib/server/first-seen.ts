/** More than all paths that the table of attributes has; what lies beyond is told no more. */
const most = 10_000

/**
 * Remembers what was told, for as long as the process lives: the answer has only what was not told before. For a log
 * line that is worth reading once, and noise when every visitor repeats it.
 */
export function firstSeen(): (texts: readonly string[]) => string[] {
  const told = new Set<string>()
  return (texts) => {
    const fresh = [...new Set(texts)].filter((text) => !told.has(text)).slice(0, most - told.size)
    for (const text of fresh) told.add(text)
    return fresh
  }
}
