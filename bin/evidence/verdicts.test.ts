import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { faults } from '../faults/rows.ts'
import { requirements } from '../security/requirements.ts'
import { filesWithProofs, numbersIn, playwrightProofs, vitestProofs } from './proofs.ts'
import { tableOf, verdictsOf } from './verdicts.ts'

const rows = [
  { id: 'S01', what: 'one' },
  { id: 'S02', what: 'two' },
  { id: 'S03', what: 'three', elsewhere: 'it needs a balancer' },
  { id: 'S04', what: 'four' },
  { id: 'S05', what: 'five', apart: 'it takes an hour' },
]
const proofs = [
  { title: 'a room S01 S02 holds', passed: true },
  { title: 'S02 F083 does not', passed: false },
  { title: 'S05 holds', passed: true },
  { title: 'S040 and XS04 are no numbers of ours', passed: true },
]

test('a requirement stands with its tests, falls with one of them, and falls without any', () => {
  expect(verdictsOf(rows, proofs).map(({ id, tests, result }) => [id, tests, result])).toEqual([
    ['S01', 1, 'passed'],
    ['S02', 2, 'failed'],
    ['S03', 0, 'elsewhere'],
    ['S04', 0, 'failed'],
    ['S05', 1, 'passed'],
  ])
})

test('the table tells which test failed, and why one cannot run here', () => {
  const table = tableOf(verdictsOf(rows, proofs))
  expect(table).toMatch(/S02 +two +2 +failed\n +S02 F083 does not/)
  expect(table).toMatch(/S03 +three +0 +not here: it needs a balancer/)
  expect(table).toMatch(/S04 +four +0 +failed: no test has this number/)
  expect(table).toMatch(/S05 +five +1 +passed, by its part: it takes an hour/)
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

test.each([
  ['requirements', requirements, 'S', 2, 60],
  ['faults', faults, 'F', 3, 100],
] as const)(
  'the %s are numbered without a gap, and every one names its tests or says why there are none',
  (_, rows, letter, digits, count) => {
    expect(rows.map(({ id }) => id)).toEqual(
      Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(digits, '0')}`),
    )
    const files = filesWithProofs(process.cwd(), rows)
    const named = new Set(
      Object.values(files)
        .flat()
        .flatMap((file) => numbersIn(readFileSync(file, 'utf8'))),
    )
    expect(rows.filter(({ id, elsewhere }) => !named.has(id) && !elsewhere).map(({ id }) => id)).toEqual([])
  },
)
