import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { watchCertificates } from './certificates.ts'
import { createMetrics } from './metrics.ts'

const day = 86_400_000

function certificateFor(days: number): string {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', '/dev/null']
  return execFileSync('openssl', ['req', '-x509', ...key, '-subj', '/CN=x', '-days', String(days)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}

test('each certificate of the settings is told by when it ends; of several, the first that does', async () => {
  const metrics = createMetrics()
  const receiver = { kind: 'webhook', products: ['*'], url: 'https://core.example', secrets: [], allow: [] } as const
  const ca = `${certificateFor(90)}${certificateFor(30)}`
  watchCertificates(
    {
      receivers: [
        { ...receiver, name: 'core', ca },
        { ...receiver, name: 'plain' },
      ],
    },
    metrics,
  )

  const gauge = metrics.registry.getSingleMetric('onboarding_certificate_expires_timestamp_seconds')
  const values = (await gauge?.get())?.values ?? []
  expect(values.map(({ labels }) => labels.certificate)).toEqual(['receiver core ca'])
  expect(Number(values[0]?.value) * 1_000 - Date.now()).toBeGreaterThan(29 * day)
  expect(Number(values[0]?.value) * 1_000 - Date.now()).toBeLessThan(31 * day)
})
