import { readFileSync } from 'node:fs'
import { parser } from '@prometheus-io/lezer-promql'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { createMetrics } from './metrics.ts'

interface Panel {
  id: number
  title: string
  gridPos: { x: number; y: number }
  targets: { expr: string }[]
}

const panels: Panel[] = JSON.parse(readFileSync('deploy/monitoring/dashboard.json', 'utf8')).panels
const groups: { rules: { alert?: string; record?: string; expr: string }[] }[] = parse(
  readFileSync('deploy/monitoring/alerts.yaml', 'utf8'),
).groups
const queries = [
  ...panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
  ...groups.flatMap(({ rules }) => rules.map(({ alert, record, expr }) => [alert ?? record ?? '', expr] as const)),
]

const recorded = groups.flatMap(({ rules }) => rules.flatMap(({ record }) => record ?? []))

/** Whether Prometheus could read a query, by its own grammar, and the metrics that it asks for. */
function read(query: string): { isWhole: boolean; metrics: string[] } {
  const metrics: string[] = []
  let isWhole = true
  parser.parse(query).iterate({
    enter({ type, from, to }) {
      if (type.isError) isWhole = false
      if (type.name === 'Identifier' && /_/.test(query.slice(from, to))) metrics.push(query.slice(from, to))
    },
  })
  return { isWhole, metrics }
}

test.each(queries)('%s asks in the language of Prometheus, for metrics that exist', (_, query) => {
  const { isWhole, metrics } = read(query)
  const { registry } = createMetrics()

  expect(isWhole).toBe(true)
  expect(metrics.length).toBeGreaterThan(0)
  const counted = metrics.filter((name) => !recorded.includes(name))
  expect(counted.filter((name) => !registry.getSingleMetric(name.replace(/_(bucket|count|sum)$/, '')))).toEqual([])
})

test.each(['sum by (step) (rate(onboarding_journey_steps_total[5m])', 'rate(onboarding_kept[5x])'])(
  'a query like %s is seen to be none',
  (query) => {
    expect(read(query).isWhole).toBe(false)
  },
)

test('every metric of ours is shown, each panel in a place of its own', () => {
  const ours = createMetrics()
    .registry.getMetricsAsArray()
    .map(({ name }) => name)
    .filter((name) => name.startsWith('onboarding_'))
  const shown = panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => read(expr).metrics))

  expect(ours.filter((name) => !shown.some((metric) => metric.startsWith(name)))).toEqual([])
  expect(new Set(panels.map(({ gridPos: { x, y } }) => `${x} ${y}`)).size).toBe(panels.length)
})
