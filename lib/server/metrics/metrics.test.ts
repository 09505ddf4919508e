import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { alarms } from '../alarm.ts'
import { closeFrontDoor, openFrontDoor } from '../front-door/front-door.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { serveMetrics } from './serve.ts'

/** What Prometheus reads, line by line. */
async function scrape(metrics: Metrics): Promise<string[]> {
  const server = await serveMetrics({ host: '127.0.0.1', port: 0 }, metrics)
  const { port } = server.address() as AddressInfo
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`)
  const other = await fetch(`http://127.0.0.1:${port}/`)
  server.close()
  expect([answer.status, other.status]).toEqual([200, 404])
  return (await answer.text()).split('\n')
}

test('behind the front door of an application at another host they are read all the same', async () => {
  const appUrl = new URL('https://onboard.bank.example')
  openFrontDoor({ https: true, development: false, trustedProxies: 1, maxConnections: 20, appUrl })
  try {
    expect(await scrape(createMetrics())).toContain('# TYPE onboarding_alarms_total counter')
  } finally {
    closeFrontDoor()
  }
})

const login = { connection: 'fapi', product: 'savings-account', reference: 'KTRW-QMPA' }

test('journeys are counted by step and outcome, alarms by their name, and nothing else of a line', async () => {
  const metrics = createMetrics()
  metrics.count({ event: 'retrieved', connection: 'fapi', product: 'savings-account', milliseconds: 9 })
  metrics.count({ event: 'retrieval_failed', ...login, code: 'request_rejected', alarm: 'configuration' })
  metrics.count({ event: 'submitted', product: 'savings-account', connection: 'fapi', repeated: false })
  metrics.count({ event: 'framework', text: 'S1234567D' })
  const lines = await scrape(metrics)

  expect(lines.filter((line) => /^onboarding_(journey|alarms).* [1-9]/.test(line))).toEqual([
    'onboarding_journey_steps_total{step="retrieval",outcome="retrieved"} 1',
    'onboarding_journey_steps_total{step="retrieval",outcome="request_rejected"} 1',
    'onboarding_journey_steps_total{step="submission",outcome="stored"} 1',
    'onboarding_alarms_total{alarm="configuration"} 1',
  ])
  expect(lines.join('\n')).not.toMatch(/S1234567D|KTRW/)
  expect(lines.some((line) => line.startsWith('nodejs_eventloop_lag_p99_seconds'))).toBe(true)
})

test('each alarm is told from the start, at 0, since the first increase of a series is the one that counts', async () => {
  const lines = (await scrape(createMetrics())).filter((line) => line.startsWith('onboarding_alarms_total{'))

  expect(lines).toEqual(alarms.map((alarm) => `onboarding_alarms_total{alarm="${alarm}"} 0`))
})

test('the last purge is told once there was one: no node that has just started looks like one that never purges', async () => {
  const metrics = createMetrics()
  const told = async () => (await scrape(metrics)).filter((line) => /^onboarding_purge_timestamp_seconds /.test(line))
  expect(await told()).toEqual([])
  metrics.purged(1_800_000)

  expect(await told()).toEqual(['onboarding_purge_timestamp_seconds 1800'])
})

test('calls are timed by connection, endpoint and result, also where no answer came', async () => {
  const metrics = createMetrics()
  const listen = metrics.watchUpstream('fapi')
  const call = { kind: 'call', endpoint: 'token', method: 'POST', host: 'id.example', try: 1 } as const
  listen({ ...call, status: 200, milliseconds: 200 })
  listen({ ...call, milliseconds: 8_000 })
  const lines = await scrape(metrics)

  expect(lines).toContain('onboarding_upstream_seconds_count{connection="fapi",endpoint="token",result="2xx"} 1')
  expect(lines).toContain('onboarding_upstream_seconds_sum{connection="fapi",endpoint="token",result="none"} 8')
})

test('a queue that is empty again is no longer told of', async () => {
  const metrics = createMetrics()
  metrics.backlogs([{ receiver: 'core', waiting: 2, parked: 1, oldest: 1_000 }], 61_000)
  expect(await scrape(metrics)).toContain('onboarding_delivery_oldest_seconds{receiver="core"} 60')
  metrics.backlogs([], 62_000)
  expect((await scrape(metrics)).filter((line) => line.includes('receiver='))).toEqual([])
})

test('connections are read at each scrape: those in use, those free, and who waits for one', async () => {
  const metrics = createMetrics()
  let waiting = 0
  metrics.watchConnections(() => ({ busy: 10, idle: 0, waiting }))
  waiting = 7
  const lines = await scrape(metrics)

  expect(lines.filter((line) => line.startsWith('onboarding_database_connections{'))).toEqual([
    'onboarding_database_connections{state="busy"} 10',
    'onboarding_database_connections{state="idle"} 0',
    'onboarding_database_connections{state="waiting"} 7',
  ])
})

test('what expires is counted by its kind, and a certificate by when it ends', async () => {
  const metrics = createMetrics()
  metrics.alive({ retrievals: 3, drafts: 12 })
  metrics.certificate('receiver core', Date.parse('2027-01-01T00:00:00Z'))
  const lines = await scrape(metrics)

  expect(lines).toContain('onboarding_kept{kind="retrievals"} 3')
  expect(lines).toContain('onboarding_kept{kind="drafts"} 12')
  expect(lines).toContain('onboarding_certificate_expires_timestamp_seconds{certificate="receiver core"} 1798761600')
})
test('queues are told by age, length and what is parked, and attempts by what came of them', async () => {
  const metrics = createMetrics()
  metrics.backlogs([{ receiver: 'core', waiting: 3, parked: 2, oldest: 1_000 }], 61_000)
  const attempt = { event: 'delivery_attempted', receiver: 'core', delivery: 'msg_1', about: 'x', attempts: 1 } as const
  metrics.count({ ...attempt, result: '500', outcome: 'failed', milliseconds: 1 })
  metrics.count({ ...attempt, result: '204', outcome: 'delivered', milliseconds: 1 })
  const lines = await scrape(metrics)

  expect(lines.filter((line) => line.startsWith('onboarding_delivery'))).toEqual([
    'onboarding_delivery_waiting{receiver="core"} 5',
    'onboarding_delivery_parked{receiver="core"} 2',
    'onboarding_delivery_oldest_seconds{receiver="core"} 60',
    'onboarding_delivery_attempts_total{receiver="core",outcome="failed"} 1',
    'onboarding_delivery_attempts_total{receiver="core",outcome="delivered"} 1',
  ])
})
