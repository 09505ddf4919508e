import path from 'node:path'
import { expect, test } from 'vitest'
import { playwrightFailures, vitestFailures } from './failures.ts'

test('a Vitest report names each failed test, and a file that could not be loaded', () => {
  const name = path.resolve('lib/a.test.ts')
  const assertionResults = [
    { status: 'passed', fullName: 'one holds' },
    { status: 'failed', fullName: 'two does not' },
  ]
  const broken = { name: path.resolve('lib/b.test.ts'), status: 'failed', assertionResults: [] }
  const report = { testResults: [{ name, status: 'failed', assertionResults }, broken] }

  expect(vitestFailures(report)).toEqual(['lib/a.test.ts › two does not', 'lib/b.test.ts'])
})

test('a Playwright report names each failed or flaky test, however deep, and what failed outside of them', () => {
  const spec = (title: string, status: string) => ({ file: 'a.spec.ts', line: 7, title, tests: [{ status }] })
  const inner = { specs: [spec('three is flaky', 'flaky'), spec('four was left out', 'skipped')] }
  const outer = { specs: [spec('one holds', 'expected'), spec('two does not', 'unexpected')], suites: [inner] }
  const report = { suites: [outer], errors: [{ message: 'the server did not start\nat …' }] }

  expect(playwrightFailures(report)).toEqual([
    'e2e/a.spec.ts:7 › two does not',
    'e2e/a.spec.ts:7 › three is flaky',
    'the server did not start',
  ])
})

test.each([undefined, null, 'text', [], {}])('a report that is %j names nothing', (report) => {
  expect([...vitestFailures(report), ...playwrightFailures(report)]).toEqual([])
})
