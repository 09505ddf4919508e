import { execFileSync } from 'node:child_process'
import { createKeys } from 'singpass-client/keys'
import { expect, test, vi } from 'vitest'
import type { LogEvent } from '../log.ts'
import { watchAges } from './ages.ts'
import { createMetrics } from './metrics.ts'

const day = 86_400_000

function certificateFor(days: number): string {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', '/dev/null']
  return execFileSync('openssl', ['req', '-x509', ...key, '-subj', '/CN=x', '-days', String(days)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}

const dataKey = (id: string) => `${id}:${Buffer.alloc(32).toString('base64url')}`

/** Settings in which nothing has a date. */
const nothing = { receivers: [], fapi: new Map(), dataKeys: dataKey('k1') }

test('each certificate of the settings is told by when it ends; of several, the first that does', async () => {
  const metrics = createMetrics()
  const receiver = { kind: 'webhook', products: ['*'], url: 'https://core.example', secrets: [], allow: [] } as const
  const ca = `${certificateFor(90)}${certificateFor(30)}`
  const events: LogEvent[] = []
  watchAges(
    {
      ...nothing,
      receivers: [
        { ...receiver, name: 'core', ca },
        { ...receiver, name: 'plain' },
      ],
    },
    { metrics, record: (_, event) => events.push(event), now: Date.now },
  )

  const gauge = metrics.registry.getSingleMetric('onboarding_certificate_expires_timestamp_seconds')
  const values = (await gauge?.get())?.values ?? []
  expect(values.map(({ labels }) => labels.certificate)).toEqual(['receiver core ca'])
  expect(Number(values[0]?.value) * 1_000 - Date.now()).toBeGreaterThan(29 * day)
  expect(Number(values[0]?.value) * 1_000 - Date.now()).toBeLessThan(31 * day)
  expect(events).toMatchObject([{ event: 'certificate_ends', days: 29, alarm: 'certificate' }])
})

test('a key is told by since when it is in use, and each day once it is older than a year', async () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-29T00:00:00Z'), toFake: ['Date', 'setInterval'] })
  const metrics = createMetrics()
  const events: LogEvent[] = []
  const keys = JSON.stringify(await createKeys(Date.parse('2025-12-01T00:00:00Z')))
  const app = { env: 'staging', issuer: 'https://x', clientId: 'x', keys, prefix: 'SINGPASS_' } as const
  watchAges(
    { receivers: [], fapi: new Map([['fapi', app]]), dataKeys: `${dataKey('2026-01-31-2')},${dataKey('2020-01-01')}` },
    { metrics, record: (_, event) => events.push(event), now: Date.now },
  )
  const gauge = await metrics.registry.getSingleMetric('onboarding_key_since_timestamp_seconds')?.get()
  const since = gauge?.values.map(({ labels, value }) => [
    labels.key,
    new Date(value * 1_000).toISOString().slice(0, 10),
  ])

  expect(since).toEqual([
    ['fapi sig', '2025-12-01'],
    ['fapi enc', '2025-12-01'],
    ['data', '2026-01-31'],
  ])
  expect(events).toEqual([])
  vi.advanceTimersByTime(3 * day)
  expect(events).toEqual([
    { event: 'key_old', key: 'fapi sig', days: 366, alarm: 'key' },
    { event: 'key_old', key: 'fapi enc', days: 366, alarm: 'key' },
  ])
  vi.useRealTimers()
})

test('a data key that is not named by a day has no age', async () => {
  const metrics = createMetrics()
  watchAges(nothing, { metrics, record: () => undefined, now: Date.now })

  const gauge = await metrics.registry.getSingleMetric('onboarding_key_since_timestamp_seconds')?.get()
  expect(gauge?.values).toEqual([])
})
