import { expect, test } from 'vitest'
import { filesWithProofs, playwrightProofs, vitestProofs } from './proofs.ts'
import { requirements } from './requirements.ts'
import { tableOf, verdictsOf } from './verdicts.ts'

const rows = [
  { id: 'S01', what: 'one' },
  { id: 'S02', what: 'two' },
  { id: 'S03', what: 'three', elsewhere: 'it needs a balancer' },
  { id: 'S04', what: 'four' },
]
const proofs = [
  { title: 'a room S01 S02 holds', passed: true },
  { title: 'S02 F083 does not', passed: false },
  { title: 'S040 and XS04 are no numbers of ours', passed: true },
]

test('a requirement stands with its tests, falls with one of them, and falls without any', () => {
  expect(verdictsOf(rows, proofs).map(({ id, tests, result }) => [id, tests, result])).toEqual([
    ['S01', 1, 'passed'],
    ['S02', 2, 'failed'],
    ['S03', 0, 'elsewhere'],
    ['S04', 0, 'failed'],
  ])
})

test('the table tells which test failed, and why one cannot run here', () => {
  const table = tableOf(verdictsOf(rows, proofs))
  expect(table).toMatch(/S02 +two +2 +failed\n +S02 F083 does not/)
  expect(table).toMatch(/S03 +three +0 +not here: it needs a balancer/)
  expect(table).toMatch(/S04 +four +0 +failed: no test has this number/)
})

test('reports of both runners are read, without what was skipped', () => {
  const assertionResults = [
    { fullName: 'S01 a', status: 'passed' },
    { fullName: 'S02 b', status: 'failed' },
    { fullName: 'S03 c', status: 'skipped' },
  ]
  expect(vitestProofs({ testResults: [{ assertionResults }] })).toEqual([
    { title: 'S01 a', passed: true },
    { title: 'S02 b', passed: false },
  ])
  const specs = [
    { title: 'S01 a', ok: true, tests: [{ status: 'expected' }] },
    { title: 'S02 b', ok: false, tests: [{ status: 'unexpected' }] },
    { title: 'S03 c', ok: true, tests: [{ status: 'skipped' }] },
  ]
  expect(playwrightProofs({ suites: [{ specs: [], suites: [{ specs }] }] })).toEqual([
    { title: 'S01 a', passed: true },
    { title: 'S02 b', passed: false },
  ])
  expect([vitestProofs(undefined), playwrightProofs(undefined)]).toEqual([[], []])
})

test('there are sixty requirements, and every runner has files that name some', () => {
  expect(requirements.map(({ id }) => id)).toEqual(
    Array.from({ length: 60 }, (_, index) => `S${String(index + 1).padStart(2, '0')}`),
  )
  const files = filesWithProofs(process.cwd())
  for (const list of Object.values(files)) expect(list.length).toBeGreaterThan(0)
  expect(files.unit).toContain('lib/server/front-door/request-rules.test.ts')
})
