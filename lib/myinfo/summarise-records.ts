import type { Member } from './attribute.ts'
import type { RecordValue } from './person.ts'

/** Amounts by month as a person would sum them up. */
export interface RecordsSummary {
  amount: Member
  month: Member
  /** Singapore dollars. */
  total: number
  /** `YYYY-MM`, the earliest and the latest month. */
  from: string
  to: string
  /** How many months have an amount. */
  months: number
  groups: readonly SummaryGroup[]
}

/** What one payer paid. */
export interface SummaryGroup {
  name: string
  rows: number
  total: number
  /** The amount of every row, where they are all the same. */
  each?: number
}

/** Sums up records that have an amount, a month and a payer; undefined for all others. */
export function summariseRecords(members: readonly Member[], rows: readonly RecordValue[]): RecordsSummary | undefined {
  const amount = members.find(({ shape }) => shape.kind === 'money')
  const month = members.find(({ shape }) => shape.kind === 'month')
  const payer = members.find(({ shape }) => shape.kind === 'text')
  if (!amount || !month || !payer || rows.length < 2) return undefined

  const months = rows.flatMap((row) => textOf(row, month) || []).sort()
  const [from] = months
  const to = months.at(-1)
  if (!from || !to) return undefined
  return {
    amount,
    month,
    total: sumOf(rows, amount),
    from,
    to,
    months: new Set(months).size,
    groups: [...groupBy(rows, (row) => textOf(row, payer))].map(([name, own]) => groupOf({ name, own, amount })),
  }
}

function groupOf({ name, own, amount }: { name: string; own: readonly RecordValue[]; amount: Member }): SummaryGroup {
  const amounts = new Set(own.map((row) => centsOf(row, amount)))
  const total = sumOf(own, amount)
  return {
    name,
    rows: own.length,
    total,
    ...(amounts.size === 1 && own.length > 1 ? { each: total / own.length } : {}),
  }
}

function groupBy(rows: readonly RecordValue[], key: (row: RecordValue) => string): Map<string, RecordValue[]> {
  const groups = new Map<string, RecordValue[]>()
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row])
  return groups
}

/** In cents, so that no fraction is lost in a sum. */
function sumOf(rows: readonly RecordValue[], amount: Member): number {
  return rows.reduce((sum, row) => sum + centsOf(row, amount), 0) / 100
}

function centsOf(row: RecordValue, { name }: Member): number {
  const value = row[name]
  return typeof value === 'number' ? Math.round(value * 100) : 0
}

function textOf(row: RecordValue, { name }: Member): string {
  const value = row[name]
  return typeof value === 'string' ? value : ''
}

/** Rows of one payer that follow one another, so that the payer is named once for them. The order stays. */
export function runsOf(
  members: readonly Member[],
  rows: readonly RecordValue[],
): { name: string; rows: RecordValue[] }[] {
  const payer = members.find(({ shape }) => shape.kind === 'text')
  const runs: { name: string; rows: RecordValue[] }[] = []
  for (const row of rows) {
    const name = payer ? textOf(row, payer) : ''
    const last = runs.at(-1)
    if (last && last.name === name) last.rows.push(row)
    else runs.push({ name, rows: [row] })
  }
  return runs
}
