import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Failure } from '../stack/failure.ts'
import { occurrences, projectOf, switchOff } from './guard.ts'
import { guards } from './list/index.ts'
import { findingOf, tableOf, verdictOf } from './verdict.ts'

test.each(guards)('the guard $id stands in its file exactly once, and its tests are there', (guard) => {
  expect(occurrences(guard, readFileSync(guard.file, 'utf8'))).toBe(1)
  expect(guard.replace).not.toBe(guard.find)
  expect(guard.tests.length).toBeGreaterThan(0)
  expect(guard.tests.filter((file) => !existsSync(file))).toEqual([])
})

test('there are at least forty guards, each under a name of its own', () => {
  const ids = guards.map(({ id }) => id)
  expect(ids.length).toBeGreaterThanOrEqual(40)
  expect(new Set(ids).size).toBe(ids.length)
})

const guard = { id: 'a.b', file: 'a.ts', find: 'if (no) stop()', replace: '', tests: [] }

test('a guard is switched off in its place alone', () => {
  expect(switchOff(guard, 'a()\nif (no) stop()\nb()')).toBe('a()\n\nb()')
})

test.each(['a()', 'if (no) stop(); if (no) stop()'])('a guard that does not stand once is a fault: %s', (source) => {
  expect(() => switchOff(guard, source)).toThrow(Failure)
})

test('each test file runs in its own project', () => {
  expect(['lib/a.test.ts', 'lib/storage/a.test.ts', 'app/a.slow.test.ts'].map(projectOf)).toEqual([
    'unit',
    'storage',
    'slow',
  ])
})

const test1 = (status: string) => ({ status, fullName: `it ${status}` })
const report = (...files: [string, string[]][]) => ({
  testResults: files.map(([status, tests]) => ({ status, name: 'x.test.ts', assertionResults: tests.map(test1) })),
})

test.each([
  ['a test that fails notices it', report(['failed', ['passed', 'failed']]), true, 'it failed'],
  ['tests that all pass do not', report(['passed', ['passed']]), false, 'no test notices that it is gone'],
  ['a file that could not be loaded says nothing', report(['failed', []]), false, 'could not run: x.test.ts'],
  ['no report says nothing', undefined, false, 'no test ran'],
])('%s', (_, given, passed, why) => {
  expect(verdictOf('a.b', findingOf(given))).toEqual({ id: 'a.b', passed, why })
})

test('the table says which test failed for each', () => {
  const table = tableOf([{ id: 'a.b', passed: true, why: 'it is refused' }])
  expect(table).toContain('a.b    passed  it is refused')
})
