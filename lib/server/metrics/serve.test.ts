import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createMetrics } from './metrics.ts'
import { serveMetrics } from './serve.ts'

test('metrics are served on their address, and a second node that is given it says which setting is wrong', async () => {
  const server = await serveMetrics({ host: '127.0.0.1', port: 0 }, createMetrics())
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo

  expect(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).toContain('onboarding_journey_steps_total')
  await expect(serveMetrics({ host: '127.0.0.1', port }, createMetrics())).rejects.toMatchObject({
    name: 'ConfigError',
    message: expect.stringContaining(`METRICS_PORT 127.0.0.1:${port} is taken`),
  })
})
