import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { filesWithProofs, numbersIn } from '../evidence/proofs.ts'
import { faults } from './rows.ts'

const watched = filesWithProofs(process.cwd(), faults).e2e
const sources = watched.map((file) => ({ file, source: readFileSync(file, 'utf8') }))

test('each fault is met by the running application under the nine invariants, or its row says why by a part', () => {
  const whole = new Set(sources.flatMap(({ source }) => numbersIn(source)))

  expect(faults.filter(({ id, apart }) => !whole.has(id) && !apart).map(({ id }) => id)).toEqual([])
  expect(faults.filter(({ id, apart }) => whole.has(id) && apart).map(({ id }) => id)).toEqual([])
})

test('no test with the number of a fault goes past the nine invariants', () => {
  const past = sources.filter(({ source }) => /import \{[^}]*\btest\b[^}]*\} from '@playwright\/test'/.test(source))

  expect(past.map(({ file }) => file)).toEqual([])
  expect(readFileSync('e2e/faults/meet.ts', 'utf8')).toContain("import { test } from './fault-test.ts'")
})
