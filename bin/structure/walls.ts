import { type Import, importsOf, type SourceFile, type Target } from './imports.ts'
import { inTests, isTest, roomOf, rooms } from './rooms.ts'

/** The one import whose module is known only at run time: the PostgreSQL programs of the platform. */
const computedImports: readonly string[] = ['bin/command.mjs', 'lib/storage/embedded/programs.ts']

/** The one import that goes back through a wall: the demo's bar, on a condition that production leaves out. */
const onCondition: Readonly<Record<string, string>> = { 'app/layout.tsx': 'app/demo' }

/**
 * Every import that goes through a wall, as a sentence: `lib/singpass/a.ts imports lib/storage (../storage/errors.ts)`.
 *
 * Also names files that are in no room, and product files that use a test or the support of tests.
 */
export function breaches(files: readonly SourceFile[], workspaces?: ReadonlyMap<string, string>): string[] {
  return files.flatMap((file) => {
    const room = roomOf(file.path)
    if (!room) return [`${file.path} is in no room`]
    return importsOf(file, workspaces).flatMap((found) => breach({ path: file.path, room }, found) ?? [])
  })
}

function breach({ path, room }: { path: string; room: string }, { written, target }: Import): string | undefined {
  if (target.kind === 'computed') {
    return computedImports.includes(path) ? undefined : `${path} imports what only run time can tell`
  }
  const entered = nameOf(target)
  if (!entered) return `${path} imports a file in no room (${written})`
  const admitted =
    entered === room || entered === onCondition[path] || allowed(path, room).some((entry) => admits(entry, entered))
  if (!admitted) return `${path} imports ${entered} (${written})`
  const usesTests = !isTest(path) && target.kind === 'file' && isTest(target.path)
  return usesTests ? `${path} imports test support (${written})` : undefined
}

/** The entry of the table that an import needs. */
export function nameOf(target: Exclude<Target, { kind: 'computed' }>): string | undefined {
  return target.kind === 'file' ? roomOf(target.path) : target.name
}

function allowed(path: string, room: string): readonly string[] {
  const always = rooms[room] ?? []
  return isTest(path) ? [...always, ...(inTests[''] ?? []), ...(inTests[room] ?? [])] : always
}

function admits(entry: string, entered: string): boolean {
  return entry === entered || (entry === 'node:' && entered.startsWith('node:'))
}
