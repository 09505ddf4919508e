import { expect, test } from 'vitest'
import { findAttribute } from './catalogue.ts'
import { runsOf, summariseRecords } from './summarise-records.ts'

const { shape } = findAttribute('cpfContributions')
const members = shape.kind === 'records' ? shape.members : []
const paid = (employer: string, forMonth: string, amount: number) => ({
  employer,
  forMonth,
  amount,
  paidOn: `${forMonth}-14`,
})

test('payments are summed up in cents, by payer, with their first and last month', () => {
  const rows = [
    paid('A', '2026-09', 0.1),
    paid('B', '2026-08', 185.5),
    paid('A', '2026-10', 0.2),
    paid('A', '2026-10', 0.3),
  ]
  expect(summariseRecords(members, rows)).toMatchObject({
    total: 186.1,
    from: '2026-08',
    to: '2026-10',
    months: 3,
    groups: [
      { name: 'A', rows: 3, total: 0.6 },
      { name: 'B', rows: 1, total: 185.5 },
    ],
  })
})

test('a payer who always pays the same is said so', () => {
  const rows = [paid('A', '2026-09', 2_220), paid('A', '2026-10', 2_220)]
  expect(summariseRecords(members, rows)?.groups).toEqual([{ name: 'A', rows: 2, total: 4_440, each: 2_220 }])
})

test('records without an amount, a month or a payer are not summed up, nor is a single one', () => {
  expect(summariseRecords(members, [paid('A', '2026-09', 1)])).toBe(undefined)
  const children = findAttribute('childrenBirthRecords').shape
  const childMembers = children.kind === 'records' ? children.members : []
  expect(summariseRecords(childMembers, [{ name: 'X' }, { name: 'Y' }])).toBe(undefined)
})

test('a payer is named anew whenever it changes, and no row moves', () => {
  const rows = [paid('A', '2026-08', 1), paid('A', '2026-09', 1), paid('B', '2026-09', 2), paid('A', '2026-10', 1)]
  const runs = runsOf(members, rows)
  expect(runs.map(({ name, rows: own }) => [name, own.length])).toEqual([
    ['A', 2],
    ['B', 1],
    ['A', 1],
  ])
  expect(runs.flatMap((run) => run.rows)).toEqual(rows)
})
