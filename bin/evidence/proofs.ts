import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Something that tests have to prove: at least one bears its number in its title. */
export interface Row {
  /** `S01` or `F001`, say. */
  id: string
  what: string
  /** Why no test here can prove it, where none can. */
  elsewhere?: string
  /** Why its tests meet a part and not the running application, so that nobody watches the whole meanwhile. */
  apart?: string
}

/** The numbers of rows that stand in a text. */
export function numbersIn(text: string): string[] {
  return text.match(/\b[FS]\d{2,3}\b/g) ?? []
}

/** One test that was run, and whether it passed. */
export interface Proof {
  title: string
  passed: boolean
}

export type Runner = 'unit' | 'storage' | 'slow' | 'proof' | 'e2e'

/** Test files that name one of the rows, by who runs them. Loading the others would take longer than running these. */
export function filesWithProofs(root: string, rows: readonly Row[]): Record<Runner, string[]> {
  const ids = new Set(rows.map(({ id }) => id))
  const files: Record<Runner, string[]> = { unit: [], storage: [], slow: [], proof: [], e2e: [] }
  for (const room of ['lib', 'app', 'components', 'bin', 'e2e']) {
    const names = readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
    for (const file of names.map((name) => `${room}/${name}`)) {
      const runner = runnerOf(file)
      if (runner && numbersIn(readFileSync(path.join(root, file), 'utf8')).some((id) => ids.has(id)))
        files[runner].push(file)
    }
  }
  return files
}

function runnerOf(file: string): Runner | undefined {
  if (file.includes('node_modules/')) return undefined
  if (file.startsWith('e2e/')) return file.endsWith('.spec.ts') ? 'e2e' : undefined
  if (!/\.test\.tsx?$/.test(file)) return undefined
  if (/\.slow\.test\.tsx?$/.test(file)) return 'slow'
  if (/\.proof\.test\.tsx?$/.test(file)) return 'proof'
  return file.startsWith('lib/storage/') ? 'storage' : 'unit'
}

/** Every test of a Vitest report that ran. */
export function vitestProofs(report: unknown): Proof[] {
  const assertions = listOf(Object(report).testResults).flatMap((file) => listOf(file.assertionResults))
  const ran = assertions.filter(({ status }) => status === 'passed' || status === 'failed')
  return ran.map(({ fullName, status }) => ({ title: String(fullName), passed: status === 'passed' }))
}

/** Every test of a Playwright report that ran. */
export function playwrightProofs(suite: unknown): Proof[] {
  const { specs, suites } = Object(suite)
  const ran = listOf(specs).filter(({ tests }) => listOf(tests).some(({ status }) => status !== 'skipped'))
  const own = ran.map(({ title, ok }) => ({ title: String(title), passed: ok === true }))
  return [...own, ...listOf(suites).flatMap(playwrightProofs)]
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(Object) : []
}
