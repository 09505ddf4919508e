/** A copy is used without asking for this long, as Singpass wants: never fetched for each login. */
export const freshMilliseconds = 60 * 60_000

/** An outage is bridged with the old copy for this long; what the issuer withdrew is not trusted for ever. */
export const keptMilliseconds = 24 * 60 * 60_000

/** Least time between two fetches that failed, or that were asked for out of turn for the same reason, unless said. */
export const cooldownMilliseconds = 60_000

/** A remote document held in memory. */
export interface Copy<T> {
  /** The document: the copy while it is fresh or its source is down, else fetched. */
  get(): Promise<T>
  /**
   * Fetches out of turn, once for all who wait and not again for this reason within the cooldown; nothing when that
   * brought no news.
   */
  renew(reason: string): Promise<T | undefined>
}

/**
 * Keeps a copy of a remote document.
 *
 * Everyone who needs it at the same moment shares one fetch. A failed or refused fetch leaves the copy in place, and
 * is not repeated within the cooldown, a minute unless said, while there is one.
 *
 * @throws whatever `load` throws, when there is no copy to fall back on.
 */
export function keepCopy<T>(
  load: () => Promise<T>,
  { now, cooldown = cooldownMilliseconds }: { now: () => number; cooldown?: number },
): Copy<T> {
  let held: { document: T; fetchedAt: number } | undefined
  let failedAt = Number.NEGATIVE_INFINITY
  const renewedAt = new Map<string, number>()
  let running: Promise<T> | undefined

  async function fetchDocument(): Promise<T> {
    try {
      const document = await load()
      held = { document, fetchedAt: now() }
      return document
    } catch (error) {
      failedAt = now()
      throw error
    } finally {
      running = undefined
    }
  }

  function fetchOnce(): Promise<T> {
    running ??= fetchDocument()
    return running
  }

  async function get(): Promise<T> {
    const age = held ? now() - held.fetchedAt : Number.POSITIVE_INFINITY
    if (!held || age >= keptMilliseconds) return fetchOnce()
    if (age < freshMilliseconds || now() - failedAt < cooldown) return held.document

    const { document } = held
    return fetchOnce().catch(() => document)
  }

  async function renew(reason: string): Promise<T | undefined> {
    if (running) return running.catch(() => undefined)
    if (now() - (renewedAt.get(reason) ?? Number.NEGATIVE_INFINITY) < cooldown) return undefined
    renewedAt.set(reason, now())
    return fetchOnce().catch(() => undefined)
  }

  return { get, renew }
}
