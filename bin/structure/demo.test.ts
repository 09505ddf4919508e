import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { importsOf, type SourceFile } from './imports.ts'
import { readSources } from './repository.ts'

const ofDemo = /^(app\/(demo|api\/demo|learn)|components\/demo|lib\/(server\/)?demo)\//

/** What imports the demo's code where the application was built for one. */
const onCondition = ['app/layout.tsx', 'lib/server/server.ts']

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

test('no layout has a slot, for which every page would be drawn with two frames', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
  expect(files.filter((file) => /(^|\/)@[\w-]+$/.test(file))).toEqual([])
})

test('whatever the demo routes to has the name that production does not build', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).map((file) => `app/${file}`)
  const routed = files.filter((file) => ofDemo.test(file) && /\/(page|route|default|layout)\./.test(file))

  expect(routed).not.toEqual([])
  expect(routed.filter((file) => !/\.demo\.tsx?$/.test(file))).toEqual([])
})

test('nothing outside the demo imports its code, but for the server, on a condition that production leaves out', () => {
  const outside = readSources().filter(({ path }) => !ofDemo.test(path) && !/\.(test|spec)\./.test(path))
  const importing = outside.filter((file) =>
    importsOf(file).some(({ target }) => target.kind === 'file' && ofDemo.test(target.path)),
  )

  expect(importing.map(({ path }) => path)).toEqual(onCondition)
  for (const { source } of importing) {
    expect(source).not.toMatch(/^import (?!type\b).*\/demo\//m)
    expect(source).toMatch(/BUILT_FOR_DEMO !== '1'.*return undefined\n.*import\('\.\/demo\//)
  }
})

test('what only a demo needs is reached from its own files alone: none of it is in a build for production', () => {
  const sources = new Map(readSources().map((file) => [file.path, file]))
  const routed = [...sources.keys()].filter((path) => entry.test(path) && !/\.demo\.tsx?$/.test(path))
  const production = reachedFrom(routed, sources)
  const demo = reachedFrom(
    [...sources.keys()].filter((path) => ofDemo.test(path)),
    sources,
  )
  const alone = [...demo].filter((place) => !production.has(place))

  expect([...production].filter((place) => ofDemo.test(place))).toEqual([])
  // What the stores are watched by, and packages that nothing else has a use for.
  expect(alone).toEqual(expect.arrayContaining(['lib/storage/watch-stores.ts', 'jsonc-parser', 'smtp-server']))
})

const entry =
  /^(app\/(.*\/)?(page|route|layout|default|error|not-found|manifest|opengraph-image)\.|proxy\.ts|instrumentation\.ts)/

/** Files and packages that some files are built of. The imports on a condition lead nowhere where it does not hold. */
function reachedFrom(files: readonly string[], sources: ReadonlyMap<string, SourceFile>): Set<string> {
  const reached = new Set<string>()
  const next = [...files]
  for (let path = next.pop(); path !== undefined; path = next.pop()) {
    if (reached.has(path)) continue
    reached.add(path)
    const source = sources.get(path)
    for (const { target } of source ? importsOf(source) : []) {
      if (target.kind === 'package') reached.add(target.name)
      if (target.kind === 'file' && !(onCondition.includes(path) && ofDemo.test(target.path))) next.push(target.path)
    }
  }
  return reached
}
