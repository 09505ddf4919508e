import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { withRunningApp } from './running-app.ts'

/** An SDK of OpenTelemetry as docs/operations.md loads it, but with an exporter that writes each span to a file. */
function sdkThatWritesTo(file: string): string {
  const from = (name: string) => JSON.stringify(pathToFileURL(path.resolve(`node_modules/@opentelemetry/${name}`)).href)
  return `
    import { createRequire } from 'node:module'
    import { appendFileSync } from 'node:fs'
    const load = createRequire(${from('api')} + '/')
    const { context, trace } = load('@opentelemetry/api')
    const { AsyncLocalStorageContextManager } = load('@opentelemetry/context-async-hooks')
    const { SimpleSpanProcessor, TracerProvider } = load('@opentelemetry/sdk-trace')
    const exporter = {
      export(spans, done) {
        for (const { name, attributes, events, links, spanContext, parentSpanContext } of spans)
          appendFileSync(${JSON.stringify(file)}, JSON.stringify({ name, attributes, events, links, parent: parentSpanContext?.spanId }) + '\\n')
        done({ code: 0 })
      },
      shutdown: async () => undefined,
      forceFlush: async () => undefined,
    }
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
    trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }))
  `
}

test('an SDK that is loaded before the built application is told of each call to Singpass and each query, and of no person', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'traces-'))
  const [file, sdk] = [path.join(folder, 'spans.ndjson'), path.join(folder, 'otel.mjs')]
  writeFileSync(file, '')
  writeFileSync(sdk, sdkThatWritesTo(file))
  try {
    await withRunningApp(
      async ({ url }) => {
        process.env.E2E_APP_URL = url
        const { agreeAs, createVisitor, leave, open, peopleOf } = await import('../browser/journey-by-http.ts')
        const visitor = await createVisitor()
        const gallery = await leave(visitor)
        const someone = peopleOf(gallery).find(({ title }) => title === 'Citizen with everything')
        const callback = await agreeAs(visitor, gallery, someone?.title ?? '')
        const form = await open(visitor, callback)
        await visitor.context.dispose()
        const text = readFileSync(file, 'utf8')
        const spans = text
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line))
        const names = new Set(spans.map(({ name }) => name))

        expect(form.url.pathname).toMatch(/\/apply$/)
        expect([...names]).toEqual(
          expect.arrayContaining(['GET', 'POST', 'singpass par', 'singpass token', 'singpass userinfo']),
        )
        expect([...names].some((name) => /^(?:select|insert|update|with) /.test(name))).toBe(true)
        for (const { name, parent } of spans) if (name.startsWith('singpass ')) expect(parent).toBeTruthy()
        const secrets = [someone?.name, someone?.number, ...callback.searchParams.values(), 'eyJ', 'code=', '?']
        for (const secret of secrets) expect(text).not.toContain(secret)
      },
      'demo',
      { NODE_OPTIONS: `--import ${sdk}` },
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 1_200_000)
