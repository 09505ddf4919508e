import { execFile, execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, lstat, mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build, isBuilt } from '../stack/build.ts'
import { assemble } from './assemble.ts'

const run = promisify(execFile)
const root = process.cwd()
const left = ['node_modules', '.git', '.next', '.data', 'dist', 'test-results', 'playwright-report', 'coverage']
const ofDemo = ['app/demo', 'app/learn', 'app/api/demo', 'components/demo', 'lib/demo', 'lib/server/demo']
const limit = 30 * 60_000

/** What a build for production came to. */
interface Built {
  /** Each file that a browser may load, with its bytes, compressed. */
  loaded: ReadonlyMap<string, number>
  routes: string[]
  /** Bytes of the code that the server runs. */
  server: number
}

let home: string
let [withDemo, without]: (Built | undefined)[] = []

/** One after the other: each takes all of the machine. */
beforeAll(async () => {
  // On the disk of the packages, which both share by hard links: a bundler follows no link that leads out of its folder. Beside
  // this one and not in it, where Next.js would take this repository for theirs.
  home = await mkdtemp(path.join(path.dirname(root), 'off-'))
  withDemo = await built('with', async () => undefined)
  without = await built('without', takeOut)
}, limit)
afterAll(() => rm(home, { recursive: true, force: true }))

async function built(name: string, change: (copy: string) => Promise<void>): Promise<Built> {
  const copy = path.join(home, name)
  const isTaken = (source: string) =>
    !left.some((one) => path.relative(root, source).split(path.sep)[0]?.startsWith(one))
  for (const entry of await readdir(root))
    if (isTaken(path.join(root, entry))) await cp(path.join(root, entry), path.join(copy, entry), { recursive: true })
  execFileSync('cp', ['-al', path.join(root, 'node_modules'), path.join(copy, 'node_modules')])
  await change(copy)
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
    DEMO: '0',
    VITEST: undefined,
  }
  await run(process.execPath, ['bin/command.mjs', 'build'], { cwd: copy, env, maxBuffer: 64 * 1024 * 1024 })
  return measured(path.join(copy, '.next'))
}

/** Takes the demo's rooms out, and the two lines that import them on a condition. */
async function takeOut(copy: string): Promise<void> {
  // Types were checked where they belong: a copy that lacks files would only fail at them.
  await edit(path.join(copy, 'next.config.js'), (text) =>
    text.replace('poweredByHeader: false,', 'poweredByHeader: false, typescript: { ignoreBuildErrors: true },'),
  )
  for (const room of ofDemo) await rm(path.join(copy, room), { recursive: true })
  for (const [file, line] of [
    ['app/layout.tsx', / {2}if \(process\.env\.BUILT_FOR_DEMO !== '1'\) return undefined\n[\s\S]*?\n}\n/],
    ['lib/server/server.ts', / {2}if \(process\.env\.BUILT_FOR_DEMO !== '1' [\s\S]*?\n}\n/],
  ] as const) {
    await edit(path.join(copy, file), (text) => text.replace(line, '  return undefined\n}\n'))
  }
}

async function edit(file: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(file, 'utf8')
  expect(change(before)).not.toBe(before)
  await writeFile(file, change(before))
}

async function measured(next: string): Promise<Built> {
  const loaded = new Map<string, number>()
  for (const file of await filesBelow(path.join(next, 'static')))
    if (/\.(?:js|css|woff2)$/.test(file)) {
      const name = file.replace(/^static\/[^/]+\/_/, 'static/build/_')
      loaded.set(name, gzipSync(await readFile(path.join(next, file.replace(/^static\//, 'static/')))).length)
    }
  const server = (await filesBelow(path.join(next, 'server'))).filter((file) => file.endsWith('.js'))
  const sizes = await Promise.all(server.map(async (file) => (await readFile(path.join(next, file))).length))
  const manifest = JSON.parse(await readFile(path.join(next, 'app-path-routes-manifest.json'), 'utf8'))
  return { loaded, routes: Object.keys(manifest).sort(), server: sizes.reduce((sum, size) => sum + size, 0) }
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(path.basename(folder), path.relative(folder, path.join(entry.parentPath, entry.name))))
}

/** What a browser may load of a kind, in an order of its own. */
function loadedOf(kind: string, of: Built | undefined): [string, number][] {
  return [...(of?.loaded ?? [])].filter(([file]) => file.endsWith(kind)).sort()
}

const bytesOf = (files: readonly [string, number][]) => files.reduce((sum, [, size]) => sum + size, 0)

/** Each file of a folder with the hash of its bytes, or where it links to. */
async function hashesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => !entry.isDirectory()).map((entry) => path.join(entry.parentPath, entry.name))
  const hashed = files.map(async (file): Promise<[string, string]> => {
    const isLink = (await lstat(file)).isSymbolicLink()
    const bytes = isLink ? await readlink(file) : await readFile(file)
    return [path.relative(folder, file), createHash('sha256').update(bytes).digest('hex')]
  })
  return Object.fromEntries((await Promise.all(hashed)).sort())
}

test('builds of the same sources in two folders make the same image, file by file', async () => {
  if (!isBuilt(root, 'production')) build(root, 'production')
  const [here, there] = [path.join(home, 'here'), path.join(home, 'there')]
  await assemble(root, here)
  await assemble(path.join(home, 'with'), there)
  const found = await hashesOf(there)
  console.log(`${Object.keys(found).length} files`)

  expect(Object.keys(found).length).toBeGreaterThan(1_000)
  expect(found).toEqual(await hashesOf(here))
}, 600_000)

test('a build for production has the same routes and the very same scripts as one without the demo', () => {
  const scripts = loadedOf('.js', withDemo)
  console.log(`${scripts.length} scripts, ${Math.round(bytesOf(scripts) / 1_000)} kB`)

  expect(scripts).not.toEqual([])
  expect(withDemo?.routes).toEqual(without?.routes)
  expect(scripts).toEqual(loadedOf('.js', without))
})

test('its styles are the same but for a few utility classes, which Tailwind CSS finds in any source', () => {
  const [one, other] = [withDemo, without].map((of) => bytesOf(loadedOf('.css', of)))
  console.log(`styles: ${one} bytes with the sources of the demo, ${other} without`)

  expect(other).toBeGreaterThan(0)
  expect(Math.abs((one ?? 0) - (other ?? 0))).toBeLessThan(100)
})

test('its server runs the same code, to a thousandth', () => {
  const [one = 0, other = 0] = [withDemo?.server, without?.server]
  console.log(`server: ${one} bytes with the sources of the demo, ${other} without`)

  expect(one).toBeGreaterThan(0)
  expect(Math.abs(one - other) / other).toBeLessThan(0.001)
})
