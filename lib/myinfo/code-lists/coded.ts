import type { Code } from '../person.ts'

/** Entries of a list from codes and words. */
export function coded(entries: { [code: string]: string }): Code[] {
  return Object.entries(entries).map(([code, description]) => ({ code, description }))
}
