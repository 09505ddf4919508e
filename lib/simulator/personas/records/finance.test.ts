import { expect, test } from 'vitest'
import { buildCalendar } from './calendar.ts'
import { cpfContributions } from './finance.ts'

test.each([
  ['2026-12-13', '2026-11-14', '2026-10'],
  ['2026-12-14', '2026-12-14', '2026-11'],
  ['2027-01-05', '2026-12-14', '2026-11'],
])('no contribution is to come, and the record was touched with the newest: on %s', (today, newest, month) => {
  const calendar = buildCalendar(new Date(`${today}T04:00:00Z`))
  const item = cpfContributions(calendar, { employer: 'EXAMPLE', amount: 1 }, { employer: 'SAMPLE', amount: 1 })
  const { history, lastupdated } = JSON.parse(JSON.stringify(item))
  const dates = history.map(({ date }: { date: { value: string } }) => date.value).sort()
  const months = history.map((row: { month: { value: string } }) => row.month.value).sort()

  expect({ newest: dates.at(-1), lastupdated, month: months.at(-1) }).toEqual({ newest, lastupdated: newest, month })
  expect(new Set(months).size).toBe(15)
})
