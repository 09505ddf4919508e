import { describe, expect, test } from 'vitest'
import { findAttribute } from './catalogue.ts'
import type { RecordValue } from './person.ts'
import { sortRows } from './sort-rows.ts'

const contributions = findAttribute('cpfContributions').shape

function row(paidOn: string, forMonth: string): RecordValue {
  return { paidOn, forMonth }
}

describe('CPF contributions', () => {
  const sorted = [row('2026-01-09', '2025-12'), row('2026-02-10', '2025-11'), row('2026-02-10', '2026-01')]

  test('go by the day they were paid on, then by the month they are for', () => {
    expect(sortRows(contributions, sorted.toReversed())).toEqual(sorted)
  })

  test('of the same day and month stay as delivered', () => {
    const [one, other] = [
      { ...row('2026-01-09', '2025-12'), amount: 2 },
      { ...row('2026-01-09', '2025-12'), amount: 1 },
    ]
    expect(sortRows(contributions, [one, other])).toEqual([one, other])
  })

  test('without a day come last', () => {
    expect(sortRows(contributions, [{ forMonth: '2020-01' }, ...sorted])).toEqual([...sorted, { forMonth: '2020-01' }])
  })

  test('leave the given array as it was', () => {
    const rows = sorted.toReversed()
    sortRows(contributions, rows)
    expect(rows).toEqual(sorted.toReversed())
  })
})

test('rows without an order stay as delivered', () => {
  const rows = [{ make: 'TOYOTA' }, { make: 'BMW' }]
  expect(sortRows(findAttribute('vehicles').shape, rows)).toEqual(rows)
})
