import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { buildSync } from 'esbuild'

/** The commands of a development machine; in production each says that it needs what is not installed there. */
export const developmentCommands = ['build', 'chaos', 'golive', 'image', 'screenshots', 'simulator', 'words']

/** Every other command of package.json: what an operator runs beside the application. */
export function operatorCommands(root: string): string[] {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  )
  const names = Object.values(scripts).flatMap((script) => /^node bin\/command\.mjs ([\w-]+)/.exec(script)?.[1] ?? [])

  return names.filter((name) => !developmentCommands.includes(name) && existsSync(path.join(root, `bin/${name}.ts`)))
}

/**
 * Compiles the operator's commands to JavaScript beside the build, so that a production install needs no tsx.
 *
 * Our own sources are put into one file each, the two packages among them; what npm installs is imported from there.
 */
export function compileCommands(root: string): void {
  buildSync({
    absWorkingDir: root,
    entryPoints: operatorCommands(root).map((name) => path.join('bin', `${name}.ts`)),
    outdir: '.next/commands',
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    outExtension: { '.js': '.mjs' }, // Next.js says of everything below .next that it is CommonJS
    target: 'node20.9',
    packages: 'external',
    tsconfig: 'tsconfig.json',
    logLevel: 'warning',
  })
}
