import { randomUUID } from 'node:crypto'
import type { ReadVisit } from './read-visit.ts'

/** Longer than a page waits to be drawn. What nobody has fetched by then is dropped. */
const KEPT_MS = 5_000

/** By name: a bundler loads this module once for the proxy, and once for pages, in the same process. */
const kept: typeof globalThis & { readVisits?: Map<string, ReadVisit> } = globalThis

/**
 * Keeps what was read for a page until the page fetches it, or for five seconds, in this process alone. Returns under
 * what: a random name, which goes with the request and never leaves the server.
 */
export function handOver(read: ReadVisit): string {
  kept.readVisits ??= new Map()
  const [visits, name] = [kept.readVisits, randomUUID()]
  visits.set(name, read)
  setTimeout(() => visits.delete(name), KEPT_MS).unref()
  return name
}

/** What was read for this page, once. Undefined where that was in another process, or was fetched: read it then. */
export function fetchHandedOver(name: string): ReadVisit | undefined {
  const read = kept.readVisits?.get(name)
  kept.readVisits?.delete(name)
  return read
}
