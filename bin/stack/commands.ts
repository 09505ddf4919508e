import { readdirSync } from 'node:fs'
import path from 'node:path'
import { type BuildOptions, buildSync } from 'esbuild'

/** The commands that an operator runs beside the application: each a file of `bin/operator`. */
export function operatorCommands(root: string): string[] {
  return commandsIn(path.join(root, 'bin/operator'))
}

/** The commands of a development machine; in production each says that it needs what is not installed there. */
export function developmentCommands(root: string): string[] {
  return [...commandsIn(path.join(root, 'bin/development')), 'simulator']
}

function commandsIn(folder: string): string[] {
  return readdirSync(folder).flatMap((file) => /^([\w-]+)\.ts$/.exec(file)?.[1] ?? [])
}

/**
 * Compiles the operator's commands to JavaScript beside the build, so that a production install needs no tsx.
 *
 * Our own sources are put into one file each, the two packages among them; what npm installs is imported from there.
 */
export function compileCommands(root: string): void {
  buildSync(optionsFor(root))
}

/** The packages that an operator's command loads as it starts, by the command's name: none may be of development. */
export function packagesAtStart(root: string): Map<string, string[]> {
  const { metafile } = buildSync({ ...optionsFor(root), metafile: true, write: false })
  const loaded = (file: string, seen: Set<string>): string[] => {
    if (seen.has(file)) return []
    seen.add(file)
    const imports = metafile.outputs[file]?.imports.filter(({ kind }) => kind === 'import-statement') ?? []
    return imports.flatMap(({ path: name, external }) => (external ? [name] : loaded(name, seen)))
  }
  return new Map(
    operatorCommands(root).map((name) => [name, [...new Set(loaded(`${compiledTo}/${name}.mjs`, new Set()))]]),
  )
}

const compiledTo = '.next/commands'

function optionsFor(root: string): BuildOptions {
  return {
    absWorkingDir: root,
    entryPoints: operatorCommands(root).map((name) => path.join('bin/operator', `${name}.ts`)),
    outdir: compiledTo,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    outExtension: { '.js': '.mjs' }, // Next.js says of everything below .next that it is CommonJS
    target: 'node20.9',
    packages: 'external',
    tsconfig: 'tsconfig.json',
    logLevel: 'warning',
  }
}
