import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { publishedDowntimes } from '@/lib/onboarding/beforehand/downtime-table.ts'
import { agesOf, agingRules } from './ages.ts'
import { checkAges } from './doctor/checks/ages.ts'
import { buildConfig, buildInspection } from './testing/inspection.ts'

const day = 86_400_000
const rule = (id: string, readOn?: string) => ({ id, rule: id, source: 'S', readOn, place: 'lib' })

describe('the rules that age', () => {
  it('are listed oldest first, and before them those that nobody could read', () => {
    const rules = [rule('new', '2026-11-20'), rule('unread'), rule('old', '2026-01-01')]
    const ages = agesOf(rules, Date.parse('2026-11-23T04:00:00Z'))

    expect(ages.map(({ id, days }) => [id, days])).toEqual([
      ['unread', undefined],
      ['old', 326],
      ['new', 3],
    ])
  })

  it.each(agingRules)('have a source, a day and a place: $id', ({ source, readOn, place }) => {
    expect(source).not.toBe('')
    if (readOn !== undefined) expect(new Date(readOn).toISOString().slice(0, 10)).toBe(readOn)
    expect(existsSync(place)).toBe(true)
  })
})

describe('the table of downtimes', () => {
  const readOn = Date.parse(publishedDowntimes.readOn)

  it.each([
    [90, 'passed'],
    [91, 'warning'],
  ])('%i days old is %s', (days, level) => {
    expect(checkAges(buildInspection({ now: () => readOn + days * day }))[0]?.level).toBe(level)
  })

  it('is as old as the one that the operator gave', () => {
    const config = buildConfig({ downtimes: { ...publishedDowntimes, readOn: '2026-11-20' } })
    const now = () => Date.parse('2026-11-23T04:00:00Z')

    expect(checkAges(buildInspection({ config, now }))[0]?.level).toBe('passed')
  })
})
