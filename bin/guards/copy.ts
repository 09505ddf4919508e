import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** What no test reads: histories, builds, and data of a running demo. The packages are lent, not copied. */
const left = new Set(['.git', '.next', '.data', 'node_modules', 'test-results', 'playwright-report'])

/** A copy of the repository in which tests run and files may be altered. */
export interface Copy {
  directory: string
  remove(): void
}

/** Copies the repository to a new temporary directory, which the tests' database may pass through, and asks git to watch it. */
export function copyRepository(root: string): Copy {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'guards-'))
  chmodSync(directory, 0o711)
  cpSync(root, directory, { recursive: true, filter: (source) => !left.has(path.basename(source)) })
  symlinkSync(path.join(root, 'node_modules'), path.join(directory, 'node_modules'))
  execFileSync('git', ['init', '--quiet', directory])
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) }
}
