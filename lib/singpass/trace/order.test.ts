import { expect, test } from 'vitest'
import { startHarness } from '../fapi/testing/harness.ts'
import { reply, startLoopback } from '../testing/loopback.ts'
import { createV3Client } from '../v3/client.ts'
import { buildAccessToken, buildSettings, now, person, sealPerson } from '../v3/testing/myinfo.ts'
import type { TraceEvent } from './events.ts'
import { type CheckOrder, fapiChecks, v3Checks } from './order.ts'

/** The names of the checks that ran, by what they looked at, each once, in the order in which they first ran. */
function orderOf(events: readonly TraceEvent[]): CheckOrder {
  const order: Record<string, string[]> = {}
  for (const event of events) {
    if (event.kind !== 'check') continue
    order[event.of] ??= []
    if (!order[event.of]?.includes(event.name)) order[event.of]?.push(event.name)
  }
  return order
}

test('a FAPI login that succeeds runs every check that is listed, in that order', async () => {
  const harness = await startHarness()
  await harness.complete()
  await harness.server.close()

  expect(orderOf(harness.trace)).toEqual(fapiChecks)
})

test('a v3 retrieval that succeeds runs every check that is listed, in that order', async () => {
  const peer = await startLoopback((response, request) =>
    request.path.endsWith('/token')
      ? reply(200, JSON.stringify({ access_token: buildAccessToken() }))(response, request)
      : reply(200, sealPerson(person))(response, request),
  )
  const events: TraceEvent[] = []
  const settings = buildSettings({ baseUrl: `${peer.origin}/com/v3` })
  const client = createV3Client(settings, { now: () => now, trace: (event) => events.push(event) })
  const redirectUri = 'https://onboard.example.sg/callback'
  const { attempt } = await client.authorise({ scopes: ['uinfin'], purpose: 'an account', redirectUri })
  await client.retrieve(new URLSearchParams({ code: '8932a98da8720a10', state: attempt.state }), attempt)

  expect(orderOf(events)).toEqual(v3Checks)
})

test('a refusal reports the check that failed last, and none that was not reached', async () => {
  const harness = await startHarness()
  harness.server.idToken = { claims: (claims) => ({ ...claims, nonce: 'another' }) }
  await harness.complete().catch(() => undefined)
  await harness.server.close()

  const checks = harness.trace.flatMap((event) => (event.kind === 'check' ? [event] : []))
  expect(checks.at(-1)).toEqual({ kind: 'check', of: 'id_token', name: 'nonce', passed: false })
  expect(checks.filter(({ passed }) => !passed)).toHaveLength(1)
})
