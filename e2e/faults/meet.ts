import { resetSimulator } from '../simulator.ts'
import { expectRow } from './expectations.ts'
import { test } from './fault-test.ts'
import { type FaultRow, titleOf } from './row.ts'

/** One test for each row, one step for each of its faults; the simulator is left as it was found. */
export function meetAll(rows: readonly FaultRow[]): void {
  test.beforeEach(resetSimulator)
  test.afterEach(resetSimulator)

  for (const row of rows) {
    test(titleOf(row), async () => {
      for (const fault of row.faults) await test.step(fault, () => expectRow(row, fault))
    })
  }
}
