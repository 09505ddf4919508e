import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { context, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { BatchSpanProcessor, InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { afterEach, expect, test } from 'vitest'
import { closeFrontDoor, openFrontDoor } from '../front-door/front-door.ts'
import { leaveOutFramework } from './requests.ts'
import { spanUpstream } from './upstream.ts'

const call = {
  kind: 'call',
  endpoint: 'userinfo',
  method: 'GET',
  host: 'id.example',
  try: 1,
  milliseconds: 80,
} as const
let server: Server | undefined
let provider: TracerProvider | undefined

afterEach(async () => {
  closeFrontDoor()
  server?.close()
  await provider?.shutdown().catch(() => undefined)
  provider = undefined
  trace.disable()
  context.disable()
})

/** Loads an SDK, as `NODE_OPTIONS=--import` does before the application; with a copy of the API of its own if told so. */
function load(
  spanProcessor: BatchSpanProcessor | SimpleSpanProcessor,
  by: Pick<typeof trace, 'setGlobalTracerProvider'> = trace,
): void {
  provider = new TracerProvider({ spanProcessors: [spanProcessor] })
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  by.setGlobalTracerProvider(provider)
  leaveOutFramework()
}

/** The API a second time: a built application holds one copy, and the SDK beside it brings another. */
function secondCopy(): typeof trace {
  const require = createRequire(import.meta.url)
  const name = require.resolve('@opentelemetry/api')
  const folder = path.dirname(name)
  for (const file of Object.keys(require.cache)) if (file.startsWith(folder)) delete require.cache[file]
  return require(name).trace
}

/** A server behind the door that calls Singpass, and makes spans as Next.js does. */
async function serve(): Promise<string> {
  openFrontDoor({ https: false, development: false, trustedProxies: 0, maxConnections: 20 })
  const opened = createServer(async (request, response) => {
    await trace.getTracer('next.js', '0.0.1').startActiveSpan('BaseServer.handleRequest', async (span) => {
      span.setAttribute('http.target', request.url ?? '')
      await new Promise(setImmediate)
      spanUpstream('fapi')({ ...call, status: 200 })
      spanUpstream('fapi')(call)
      span.end()
    })
    response.end()
  })
  server = opened
  await new Promise<void>((done) => opened.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(opened.address() as AddressInfo).port}`
}

test('a request and its calls to Singpass are one trace, without the address or anything that was sent', async () => {
  const exporter = new InMemorySpanExporter()
  load(new SimpleSpanProcessor({ exporter }))
  const base = await serve()
  const answer = await fetch(`${base}/resume/c2VjcmV0?code=S1234567D`, { headers: { cookie: 'session=S1234567D' } })
  await expect.poll(() => exporter.getFinishedSpans().length).toBe(3)

  const spans = exporter.getFinishedSpans()
  const [request, ...calls] = spans.toSorted((one, other) => Number(other.kind === 1) - Number(one.kind === 1))
  expect(request).toMatchObject({
    name: 'GET',
    attributes: {
      'http.request.method': 'GET',
      'http.response.status_code': 200,
      'onboarding.reference': answer.headers.get('x-request-id'),
    },
  })
  expect(calls.map(({ name, status }) => [name, status.code])).toEqual([
    ['singpass userinfo', 0],
    ['singpass userinfo', 2],
  ])
  expect(calls.every(({ parentSpanContext }) => parentSpanContext?.spanId === request?.spanContext().spanId)).toBe(true)
  expect(JSON.stringify(spans.map(({ name, attributes }) => [name, attributes]))).not.toMatch(/S1234567D|resume|c2Vj/)
})

test('an SDK with a copy of the API of its own is told of no span of the framework either', async () => {
  const exporter = new InMemorySpanExporter()
  const other = secondCopy()
  load(new SimpleSpanProcessor({ exporter }), other)
  const base = await serve()
  await fetch(`${base}/resume/c2VjcmV0?code=S1234567D`)
  await expect.poll(() => exporter.getFinishedSpans().length).toBe(3)

  expect(other).not.toBe(trace)
  expect(exporter.getFinishedSpans().map(({ name }) => name)).not.toContain('BaseServer.handleRequest')
})

test('nothing is done where no SDK is loaded', async () => {
  leaveOutFramework()
  const base = await serve()
  const answer = await fetch(base)

  expect(answer.status).toBe(200)
  expect(trace.getActiveSpan()).toBeUndefined()
})

test('F099 the collector of traces is away, and the application answers as before', async () => {
  const exporter = new OTLPTraceExporter({ url: 'http://127.0.0.1:1/v1/traces', timeoutMillis: 200 })
  load(new BatchSpanProcessor({ exporter, scheduledDelayMillis: 10 }))
  const base = await serve()
  for (let asked = 0; asked < 50; asked += 1) expect((await fetch(base)).status).toBe(200)
}, 30_000)
