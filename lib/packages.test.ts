import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const packages = { 'singpass-client': 'lib/singpass', 'singpass-simulator': 'lib/simulator' }
const readJson = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8'))
const { paths }: { paths: Record<string, string[]> } = readJson('tsconfig.json').compilerOptions

/** What a package's `exports` name, as an importer writes it, with the source behind each. */
function exportsOf(name: keyof typeof packages): Record<string, string[]> {
  const exported: Record<string, { default: string }> = readJson(`${packages[name]}/package.json`).exports
  const sourceOf = (built: string) => built.replace('./dist/', `./${packages[name]}/`).replace(/\.js$/, '.ts')
  return Object.fromEntries(
    Object.entries(exported).map(([entry, { default: built }]) => [path.posix.join(name, entry), [sourceOf(built)]]),
  )
}

/** Every source that is not inside one of the two packages. */
const outside = ['app', 'bin', 'components', 'e2e', 'lib'].flatMap((room) =>
  readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(room, file.replaceAll('\\', '/')))
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !Object.values(packages).some((home) => file.startsWith(home))),
)

/** The modules that a source imports, types and tests included. */
const importsOf = (file: string): string[] =>
  [...readFileSync(path.join(root, file), 'utf8').matchAll(/(?:\bfrom|\bimport\(?)\s*'([^']+)'/g)].flatMap(
    ([, specifier]) => specifier ?? [],
  )

/** Where an import leads, as a path from the root; a package's name leads to no file of ours. */
function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith('@/')) return specifier.slice(2)
  return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : specifier
}

test.each(['singpass-client', 'singpass-simulator'] as const)(
  'in here the entries of %s lead to their sources',
  (name) => {
    const mapped = Object.entries(paths).filter(([entry]) => entry === name || entry.startsWith(`${name}/`))
    expect(Object.fromEntries(mapped)).toEqual(exportsOf(name))
  },
)

test.each(['singpass-client', 'singpass-simulator'] as const)('nothing imports past what %s exports', (name) => {
  const entries = Object.keys(exportsOf(name))
  const past = outside.flatMap((file) =>
    importsOf(file)
      .map((specifier) => targetOf(file, specifier))
      .filter(
        (target) => target.startsWith(`${packages[name]}/`) || (target.startsWith(name) && !entries.includes(target)),
      )
      .map((target) => `${file} imports ${target}`),
  )
  expect(past).toEqual([])
})
