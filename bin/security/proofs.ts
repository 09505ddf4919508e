import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A number of a requirement, as it stands in the title of a test. */
export const requirementNumber = /\bS(?:0[1-9]|[1-5]\d|60)\b/g

/** One test that was run, and whether it passed. */
export interface Proof {
  title: string
  passed: boolean
}

export type Runner = 'unit' | 'storage' | 'slow' | 'e2e'

/** Test files that name a requirement, by who runs them. Loading the others would take longer than running these. */
export function filesWithProofs(root: string): Record<Runner, string[]> {
  const files: Record<Runner, string[]> = { unit: [], storage: [], slow: [], e2e: [] }
  for (const room of ['lib', 'app', 'components', 'bin', 'e2e']) {
    const names = readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
    for (const file of names.map((name) => `${room}/${name}`)) {
      const runner = runnerOf(file)
      if (runner && new RegExp(requirementNumber).test(readFileSync(path.join(root, file), 'utf8')))
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
