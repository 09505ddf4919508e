import { context, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { application, openApplication } from '../testing/application.ts'
import { startTestDatabase } from '../testing/server.ts'

const exporter = new InMemorySpanExporter()
let database: Awaited<ReturnType<typeof startTestDatabase>>

beforeAll(async () => {
  database = await startTestDatabase()
})

afterAll(async () => {
  trace.disable()
  context.disable()
  await database?.stop()
})

test('every query of a submission has a span, below what it is done for, without a value or a statement', async () => {
  const { storage, submission, secret } = await openApplication(database)
  expect(exporter.getFinishedSpans()).toEqual([])
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }))

  await trace.getTracer('test').startActiveSpan('request', async (span) => {
    await storage.sessions.find(secret)
    await storage.applications.submit(submission)
    await storage.applications.submit({ ...submission, draft: 'no draft' }).catch(() => undefined)
    span.end()
  })
  const spans = exporter.getFinishedSpans()
  const request = spans.find(({ name }) => name === 'request')
  const queries = spans.filter(({ name }) => name !== 'request')
  const names = queries.map(({ name }) => name)

  expect(names).toEqual(expect.arrayContaining(['select sessions', 'begin', 'select drafts', 'rollback']))
  expect(queries.every(({ parentSpanContext }) => parentSpanContext?.spanId === request?.spanContext().spanId)).toBe(
    true,
  )
  expect(queries.every(({ endTime, startTime }) => endTime[0] > startTime[0] || endTime[1] > startTime[1])).toBe(true)
  const attributes = new Set(queries.flatMap((span) => Object.keys(span.attributes)))
  expect([...attributes].filter((name) => !/^db\.(system\.name|response\.status_code)$/.test(name))).toEqual([])
  const told = JSON.stringify(
    queries.map(({ name, attributes, events, status }) => ({ name, attributes, events, status })),
  )
  for (const value of application.values.map(({ value }) => String(value))) expect(told).not.toContain(value)
  expect(told).not.toMatch(/\$1|where|values/i)
})
