import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SourceFile } from './imports.ts'

/** The top of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

const passedOver = ['node_modules', 'dist', 'coverage', 'screenshots', 'test-results', 'playwright-report']
const written = /\.(ts|tsx|mts|cts|js|jsx|mjs|cjs)$/
const generated = /(^|\/)next-env\.d\.ts$/

/** Every source file of the repository, tests too, without what is installed or generated. */
export function readSources(): SourceFile[] {
  return listFiles('')
    .filter((file) => written.test(file) && !generated.test(file))
    .map((file) => ({ path: file, source: readText(file) }))
}

/** A file of the repository as text. */
export function readText(file: string): string {
  return readFileSync(path.join(root, file), 'utf8')
}

/** The files of each folder that holds sources, besides tests: what a newcomer sees there. Folders by path. */
export function readFolders(): ReadonlyMap<string, readonly string[]> {
  const shown = readSources().filter(({ path: file }) => !/\.(test|spec)\.\w+$/.test(file) && file.includes('/'))
  const folders = new Map<string, string[]>()
  for (const { path: file } of shown) {
    const folder = path.posix.dirname(file)
    folders.set(folder, [...(folders.get(folder) ?? []), path.posix.basename(file)])
  }
  return folders
}

/** Every page of prose of the repository. */
export function readPages(): string[] {
  return listFiles('').filter((file) => file.endsWith('.md'))
}

/** The packages of this repository by name, with their folders. */
export function readWorkspaces(): ReadonlyMap<string, string> {
  const manifests = listFiles('lib').filter((file) => file.endsWith('/package.json'))
  return new Map(manifests.map((file) => [nameIn(readText(file)), path.posix.dirname(file)]))
}

function nameIn(manifest: string): string {
  const { name }: { name?: unknown } = JSON.parse(manifest)
  return typeof name === 'string' ? name : ''
}

function listFiles(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name)
    if (entry.isDirectory())
      return (entry.name.startsWith('.') && entry.name !== '.well-known') || passedOver.includes(entry.name)
        ? []
        : listFiles(name)
    return entry.isFile() ? [name] : []
  })
}
