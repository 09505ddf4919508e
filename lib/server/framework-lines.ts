import { stripVTControlCharacters } from 'node:util'
import { record } from './log.ts'

const levels = { debug: 'info', log: 'info', info: 'info', warn: 'warn', error: 'error' } as const

const methods = Object.keys(levels) as (keyof typeof levels)[]

/**
 * Writes what Next.js and libraries print as lines of our own log, so that every line is JSON.
 *
 * Of an error, its name and the place in the code where it was made: its message may hold what somebody typed. Of text
 * the first 100 characters, without the colours of a terminal; of other objects nothing. An error that several
 * listeners print is one line.
 */
export function logFrameworkLines(): void {
  const told = new WeakSet<Error>()
  for (const method of methods) {
    console[method] = (...printed: unknown[]) => {
      const error = printed.find((part): part is Error => part instanceof Error)
      if (error && told.has(error)) return
      if (error) told.add(error)
      record(levels[method], { event: 'framework', ...(error ? saidOf(error) : { text: textOf(printed) }) })
    }
  }
}

function saidOf(error: Error): { name: string; at?: string; digest?: string } {
  const frame = error.stack?.split('\n').find((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
  const { digest } = Object(error)
  return {
    name: error.name,
    at: frame?.trim().slice(3),
    digest: typeof digest === 'string' && /^[\w;@/-]{1,40}$/.test(digest) ? digest : undefined,
  }
}

function textOf(printed: readonly unknown[]): string {
  const words = printed.filter((part) => typeof part === 'string')
  return stripVTControlCharacters(words.join(' ')).trim()
}
