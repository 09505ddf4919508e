import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { importsOf, type SourceFile } from './imports.ts'
import { readSources, readWorkspaces, root } from './repository.ts'

const readJson = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8'))
const { paths }: { paths: Record<string, string[]> } = readJson('tsconfig.json').compilerOptions
const workspaces = readWorkspaces()

/** What a package's `exports` name, as an importer writes it, with the source behind each. */
function exportsOf(name: string, folder: string): Record<string, string[]> {
  const exported: Record<string, { default: string }> = readJson(`${folder}/package.json`).exports
  const sourceOf = (built: string) => built.replace('./dist/', `./${folder}/`).replace(/\.js$/, '.ts')
  return Object.fromEntries(
    Object.entries(exported).map(([entry, { default: built }]) => [path.posix.join(name, entry), [sourceOf(built)]]),
  )
}

/** The imports that lead into a package's folder from outside and do not name one of its entries. */
function importsPast(name: string, folder: string, files: readonly SourceFile[]): string[] {
  const entries = Object.keys(exportsOf(name, folder))
  return files
    .filter((file) => !file.path.startsWith(`${folder}/`))
    .flatMap((file) =>
      importsOf(file, workspaces)
        .filter(({ target }) => target.kind === 'file' && target.path.startsWith(`${folder}/`))
        .filter(({ written }) => !entries.includes(written))
        .map(({ written }) => `${file.path} imports ${written}`),
    )
}

describe.each([...workspaces])('The package %s in %s', (name, folder) => {
  test('is reached in here by its entries, which lead to their sources', () => {
    const mapped = Object.entries(paths).filter(([entry]) => entry === name || entry.startsWith(`${name}/`))

    expect(Object.fromEntries(mapped)).toEqual(exportsOf(name, folder))
  })

  test('is imported by what it exports, and by nothing else', () => {
    expect(importsPast(name, folder, readSources())).toEqual([])
  })

  test('would name an import of one of its files, and of what it does not export', () => {
    const files = [
      { path: 'lib/server/a.ts', source: `import type { A } from '@/${folder}/index.ts'` },
      { path: 'lib/server/b.ts', source: `import { b } from '${name}/not-exported'` },
      { path: 'lib/server/c.ts', source: `import { c } from '${name}'` },
    ]

    expect(importsPast(name, folder, files)).toEqual([
      `lib/server/a.ts imports @/${folder}/index.ts`,
      `lib/server/b.ts imports ${name}/not-exported`,
    ])
  })
})
