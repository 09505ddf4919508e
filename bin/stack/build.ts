import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { compileCommands } from './commands.ts'
import { Failure } from './failure.ts'
import { stampOf } from './stamp.ts'

/** What a build is for: the demo's has pages of its own, which production must not have. */
export type BuildFor = 'production' | 'demo'

/** Builds the application and the operator's commands, and stamps the build with the sources it was made from. */
export function build(root: string, purpose: BuildFor): void {
  const stamp = stampFor(root, purpose)
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
  rmSync(stampFile(root), { force: true })
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
    SOURCES_STAMP: stamp,
    DEMO: purpose === 'demo' ? '1' : '0',
  }
  const { status, signal } = spawnSync(process.execPath, [next, 'build'], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (signal !== null || status === 130) process.exit(130)
  if (status !== 0) throw new Failure('The application could not be built: see the lines above.')
  compileCommands(root)
  writeFileSync(stampFile(root), stamp)
}

/** Whether the build at hand was made from the sources at hand, for this purpose. */
export function isBuilt(root: string, purpose: BuildFor): boolean {
  const file = stampFile(root)
  return existsSync(file) && readFileSync(file, 'utf8') === stampFor(root, purpose)
}

function stampFor(root: string, purpose: BuildFor): string {
  return `${stampOf(root)} ${purpose}`
}

function stampFile(root: string): string {
  return path.join(root, '.next/sources.sha256')
}
