/** Entries that are gone after a while. Everything that the v3 part remembers is kept in one of these. */
export interface Expiring<Value> {
  set(key: string, value: Value): void
  get(key: string): Value | undefined
  /** Reads and removes: a second `take` finds nothing. */
  take(key: string): Value | undefined
}

/** Keeps each entry for `lifetime` milliseconds by the clock `now`. */
export function createExpiring<Value>({ lifetime, now }: { lifetime: number; now: () => number }): Expiring<Value> {
  const entries = new Map<string, { value: Value; until: number }>()

  function get(key: string): Value | undefined {
    const entry = entries.get(key)
    return entry !== undefined && now() < entry.until ? entry.value : undefined
  }

  function forgetOld(): void {
    for (const [key, { until }] of entries) if (until <= now()) entries.delete(key)
  }

  return {
    set(key, value) {
      forgetOld()
      entries.set(key, { value, until: now() + lifetime })
    },
    get,
    take(key) {
      const value = get(key)
      entries.delete(key)
      return value
    },
  }
}
