import { importsOf, type SourceFile } from './imports.ts'
import { functionsOf, linesOf, mostLines } from './lengths.ts'
import { recipesIn } from './recipes.ts'
import { readFolders, readSources, readText, readWorkspaces } from './repository.ts'
import { isTest, roomOf } from './rooms.ts'
import { nameOf } from './walls.ts'

/** Five counts that tell whether a newcomer finds the way, as lines to print. */
export function countStructure(): string[] {
  const files = readSources()
  return [countFolders(), countArrows(files), countTests(files), countChanges(), countLengths(files)].flat()
}

function countFolders(): string[] {
  const sizes = [...readFolders()].map(([folder, names]) => `${String(names.length).padStart(4)}  ${folder}`)
  const fullest = sizes.sort().reverse().slice(0, 6)
  return [`Files a folder, besides tests: ${sizes.length} folders, and the fullest are`, ...fullest]
}

function countArrows(files: readonly SourceFile[]): string[] {
  const workspaces = readWorkspaces()
  const arrows = new Set(files.filter(({ path }) => !isTest(path)).flatMap((file) => arrowsFrom(file, workspaces)))
  const turned = (arrow: string) => arrow.split(' -> ').reverse().join(' -> ')
  const both = [...arrows].filter((arrow) => arrows.has(turned(arrow)))
  return ['', `Arrows between rooms: ${arrows.size}, of them ${both.length} in both directions`, ...both]
}

function arrowsFrom(file: SourceFile, workspaces: ReadonlyMap<string, string>): string[] {
  const from = roomOf(file.path)
  return importsOf(file, workspaces).flatMap(({ target }) => {
    const to = target.kind === 'file' ? nameOf(target) : undefined
    return to && to !== from ? [`${from} -> ${to}`] : []
  })
}

function countTests(files: readonly SourceFile[]): string[] {
  const rooms = [...new Set(files.flatMap(({ path }) => roomOf(path) ?? []))]
  const ratios = rooms.map((room) => `${ratioOf(files.filter(({ path }) => roomOf(path) === room))}  ${room}`)
  return ['', `Lines of tests a line of source: ${ratioOf(files).trim()}, and by room`, ...ratios.sort()]
}

function ratioOf(files: readonly SourceFile[]): string {
  const linesIn = (chosen: readonly SourceFile[]) => chosen.reduce((sum, { source }) => sum + linesOf(source), 0)
  const source = linesIn(files.filter(({ path }) => !isTest(path)))
  return source === 0 ? 'tests' : (linesIn(files.filter(({ path }) => isTest(path))) / source).toFixed(2).padStart(5)
}

function countChanges(): string[] {
  const recipes = recipesIn(readText('CONTRIBUTING.md'))
  const lines = recipes.map(({ title, files }) => `${String(files.length).padStart(4)}  ${title}`)
  return ['', 'Files for a change, as CONTRIBUTING.md lists them', ...lines]
}

function countLengths(files: readonly SourceFile[]): string[] {
  const measured = files.filter(({ path }) => !isTest(path)).flatMap(functionsOf)
  const long = measured.filter(({ lines }) => lines > mostLines.function)
  const sorted = measured.map(({ lines }) => lines).sort((one, other) => one - other)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)]
  return [
    '',
    `Functions over ${mostLines.function} lines: ${long.length} of ${measured.length} (median ${at(0.5)}, nine in ten at most ${at(0.9)})`,
    ...long.map(({ at: place, name, lines }) => `${String(lines).padStart(4)}  ${place} ${name}`),
  ]
}
