import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { importsOf } from './imports.ts'
import { readSources } from './repository.ts'

const ofDemo = /^(app\/(@demo|demo|api\/demo|learn)|components\/demo|lib\/(server\/)?demo)\//

function extensionsWith(demo: string): string[] {
  const program =
    "import config from './next.config.js'; console.log(JSON.stringify(config('phase-production-build').pageExtensions))"
  const env = { ...process.env, DEMO: demo }
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', program], { env, encoding: 'utf8' }))
}

test('pages and handlers of the demo are built with DEMO=1 alone', () => {
  expect(extensionsWith('1')).toEqual(['demo.tsx', 'demo.ts', 'tsx', 'ts'])
  for (const demo of ['', '0']) expect(extensionsWith(demo)).toEqual(['production.tsx', 'production.ts', 'tsx', 'ts'])
})

test.each(['1', '0'])(
  'every slot of a layout has a default where DEMO is %s, without which every page is missing',
  (demo) => {
    const slots = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) =>
      /(^|\/)@[\w-]+$/.test(file),
    )
    const has = (slot: string) =>
      extensionsWith(demo).some((extension) => existsSync(`app/${slot}/default.${extension}`))

    expect(slots).not.toEqual([])
    expect(slots.filter((slot) => !has(slot))).toEqual([])
  },
)

test('whatever the demo routes to has the name that production does not build', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).map((file) => `app/${file}`)
  const routed = files.filter((file) => ofDemo.test(file) && /\/(page|route|default|layout)\./.test(file))

  expect(routed).not.toEqual([])
  expect(routed.filter((file) => !/\.demo\.tsx?$/.test(file))).toEqual(['app/@demo/default.production.tsx'])
})

test('nothing outside the demo imports its code, but for the server, on a condition that production leaves out', () => {
  const outside = readSources().filter(({ path }) => !ofDemo.test(path) && !/\.(test|spec)\./.test(path))
  const importing = outside.filter((file) =>
    importsOf(file).some(({ target }) => target.kind === 'file' && ofDemo.test(target.path)),
  )

  expect(importing.map(({ path }) => path)).toEqual(['lib/server/server.ts'])
  expect(importing[0]?.source).not.toMatch(/^import (?!type\b).*\/demo\//m)
  expect(importing[0]?.source).toMatch(/BUILT_FOR_DEMO !== '1'.*return undefined\n.*import\('\.\/demo\//)
})
