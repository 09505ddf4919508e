import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { reasonWithout } from '../nodes/debian-program.ts'

const reason = reasonWithout('prometheus')
if (reason) console.log(`The alert rules were not loaded by Prometheus: ${reason}.`)

const rules = path.resolve('deploy/monitoring/alerts.yaml')
const folder = mkdtempSync(path.join(tmpdir(), 'alerts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function promtool(...options: string[]): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync('promtool', options, { encoding: 'utf8' })
  return { code: status, output: stdout + stderr }
}

const step = (name: string, outcome: string) => `onboarding_journey_steps_total{step="${name}",outcome="${outcome}"}`

/** What every node tells for as long as it runs. */
const node = 'onboarding_database_connections{state="idle"}'

/** Series, a minute between their values, and the one alert that they are to raise after so long. */
const cases: readonly [what: string, series: Record<string, string>, minutes: number, alert?: string][] = [
  [
    'one step in ten fails, for an hour',
    { [step('retrieval', 'retrieved')]: '0+90x70', [step('retrieval', 'unavailable')]: '0+10x70' },
    65,
    'OnboardingServiceLevel',
  ],
  [
    'one step in a thousand fails',
    { [step('retrieval', 'retrieved')]: '0+999x400', [step('retrieval', 'unavailable')]: '0+1x400' },
    390,
  ],
  [
    'applicants decline',
    { [step('retrieval', 'retrieved')]: '0+50x70', [step('retrieval', 'access_denied')]: '0+50x70' },
    65,
  ],
  ['nobody is there', { [step('retrieval', 'retrieved')]: '0x70' }, 65],
  [
    'two requests a second are too many for ten minutes',
    { 'onboarding_refused_requests_total{reason="overload"}': '0+120x20' },
    12,
    'OnboardingOverload',
  ],
  ['broken requests come', { 'onboarding_refused_requests_total{reason="broken"}': '0+120x20' }, 12],
  ['no purge went through for an hour', { onboarding_purge_timestamp_seconds: '0x70' }, 60, 'OnboardingRetention'],
  ['a purge goes through each minute', { onboarding_purge_timestamp_seconds: '0+60x70' }, 60],
  [
    'a certificate ends in 10 days',
    { 'onboarding_certificate_expires_timestamp_seconds{certificate="myinfo v3"}': '864000x70' },
    60,
    'OnboardingCertificate',
  ],
  [
    'a certificate ends in a year',
    { 'onboarding_certificate_expires_timestamp_seconds{certificate="myinfo v3"}': '31536000x70' },
    60,
  ],
  [
    'a key is in use since 400 days',
    { 'onboarding_key_since_timestamp_seconds{key="data"}': '-34560000x70' },
    60,
    'OnboardingKey',
  ],
  [
    'an endpoint is not asked for five minutes',
    { 'onboarding_upstream_circuit_open{connection="fapi",endpoint="token"}': '0 0 1x10' },
    7,
    'OnboardingCircuit',
  ],
  [
    'an endpoint was not asked for a moment',
    { 'onboarding_upstream_circuit_open{connection="fapi",endpoint="token"}': '0 0 1 0x10' },
    7,
  ],
  ['no node was seen for ten minutes', { [node]: '1x5' }, 15, 'OnboardingNoNode'],
  ['a node was away for a minute', { [node]: '1x5 _ 1x20' }, 15],
  [
    'a receiver waits for two hours',
    { 'onboarding_delivery_oldest_seconds{receiver="core"}': '7200x10' },
    5,
    'OnboardingDelivery',
  ],
  ['a host cannot prove its name', { 'onboarding_alarms_total{alarm="tls"}': '0 0 1x10' }, 5, 'OnboardingTls'],
  [
    'our client is refused',
    { 'onboarding_alarms_total{alarm="configuration"}': '0 0 1x10' },
    5,
    'OnboardingConfiguration',
  ],
  [
    'metadata cannot be had for an hour',
    { 'onboarding_alarms_total{alarm="metadata"}': '0+1x80' },
    65,
    'OnboardingMetadata',
  ],
  ['a clock is off', { 'onboarding_alarms_total{alarm="clock"}': '0 0 1x10' }, 5, 'OnboardingClock'],
]

const names: string[] = parse(readFileSync(rules, 'utf8')).groups.flatMap(
  ({ rules }: { rules: { alert?: string }[] }) => rules.flatMap(({ alert }) => alert ?? []),
)

test('each alert is raised by a case', () => {
  expect(names.length).toBeGreaterThan(10)
  expect(names.filter((name) => !cases.some(([, , , alert]) => alert === name))).toEqual([])
})

describe.skipIf(reason)('the alert rules, in Prometheus itself', () => {
  test('are read', () => {
    expect(promtool('check', 'rules', rules)).toMatchObject({ code: 0, output: expect.stringContaining('SUCCESS') })
  })

  test.each(cases)('where %s, raise what they should and nothing else', (what, series, minutes, alert) => {
    const file = path.join(folder, `${what.replaceAll(' ', '-')}.yaml`)
    const one = {
      interval: '1m',
      input_series: Object.entries({ [node]: '1x400', ...series }).map(([name, values]) => ({ series: name, values })),
      promql_expr_test: names.map((name) => ({
        expr: `count(ALERTS{alertname="${name}",alertstate="firing"}) or vector(0)`,
        eval_time: `${minutes}m`,
        exp_samples: [{ labels: '{}', value: name === alert ? 1 : 0 }],
      })),
    }
    writeFileSync(file, stringify({ rule_files: [rules], evaluation_interval: '1m', tests: [one] }))

    expect(promtool('test', 'rules', file)).toMatchObject({ code: 0 })
  })
})
