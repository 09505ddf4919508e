import { Failure } from '../stack/failure.ts'

/** One check of the code that keeps somebody out, with what is left when it is switched off. */
export interface Guard {
  /** `room.what`, as it is named on the command line. */
  id: string
  /** Where it stands, relative to the repository. */
  file: string
  /** A text that stands in that file exactly once. */
  find: string
  /** What takes its place: code that runs, without the check. */
  replace: string
  /** The test files of which at least one test must fail then: each of one runner project, and fast. */
  tests: readonly string[]
}

/** How often the text of a guard stands in its file; anything but once is a fault of the list. */
export function occurrences({ find }: Pick<Guard, 'find'>, source: string): number {
  return source.split(find).length - 1
}

/** The source with the guard switched off. Throws `Failure` when its text does not stand there exactly once. */
export function switchOff(guard: Guard, source: string): string {
  const found = occurrences(guard, source)
  if (found === 1) return source.split(guard.find).join(guard.replace)
  throw new Failure(`The text of the guard ${guard.id} stands ${found} times in ${guard.file}, not once.`)
}

/** Vitest's project that runs a test file. */
export function projectOf(test: string): 'unit' | 'storage' | 'slow' {
  if (/\.slow\.test\.tsx?$/.test(test)) return 'slow'
  return test.startsWith('lib/storage/') ? 'storage' : 'unit'
}
