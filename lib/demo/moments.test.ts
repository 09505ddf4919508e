import { expect, test } from 'vitest'
import { downtimesAt } from '@/lib/onboarding/beforehand/downtime.ts'
import { publishedDowntimes } from '@/lib/onboarding/beforehand/downtime-table.ts'
import { momentsAfter } from './moments.ts'

const table = publishedDowntimes

test('a moment of maintenance lies in a window of its agency, whenever it is asked for', () => {
  for (let day = 0; day < 40; day += 1) {
    const now = Date.parse('2026-11-01T00:30:00+08:00') + day * 86_400_000
    const [first, ...others] = momentsAfter(now, table)
    expect(first).toMatchObject({ id: 'now', at: now })
    expect(others.length).toBe(new Set(table.windows.map(({ agency }) => agency)).size)
    for (const { id, at } of others) {
      expect(at).toBeGreaterThan(now)
      const open = downtimesAt({ table, now: at, agencies: table.windows.map(({ agency }) => agency) })
      expect(open.map(({ agency }) => agency)).toContain(id)
    }
  }
})
