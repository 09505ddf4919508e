import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { alarms } from '../alarm.ts'
import { createMetrics } from './metrics.ts'

interface Rule {
  alert: string
  record?: string
  expr: string
  labels: { alarm: string; severity: string }
  annotations: { runbook: string }
}

const read = (file: string) => readFileSync(path.join(process.cwd(), file), 'utf8')
const groups: { rules: Rule[] }[] = parse(read('deploy/monitoring/alerts.yaml')).groups
const rules = groups.flatMap(({ rules }) => rules).filter(({ alert }) => alert)
const recorded = groups.flatMap(({ rules }) => rules).flatMap(({ record }) => record ?? [])

/** What metrics alone tell, and no line of the log. */
const ofMetrics = ['no-node', 'overload', 'service-level']

test('each alarm of the log, and of metrics alone, has a rule and a section in the runbook', () => {
  const sections = [...read('docs/runbook.md').matchAll(/^## (.+)$/gm)].map(([, title]) => title)

  expect(alarms.length).toBeGreaterThan(3)
  expect(rules.map(({ labels }) => labels.alarm).sort()).toEqual([...alarms, ...ofMetrics].sort())
  expect(sections.sort()).toEqual([...alarms, ...ofMetrics].sort())
})

test.each(rules.map((rule) => [rule.alert, rule] as const))('%s reads metrics that exist', (_, rule) => {
  const names = rule.expr.match(/onboarding[_:][\w:]+/g) ?? []

  expect(names.length).toBeGreaterThan(0)
  for (const name of names.filter((name) => !recorded.includes(name)))
    expect(createMetrics().registry.getSingleMetric(name)).toBeDefined()
  expect(rule.annotations.runbook).toBe(`docs/runbook.md#${rule.labels.alarm}`)
})
