import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Failure } from '../stack/failure.ts'
import { scriptsOf, sizeOf } from './scripts.ts'

const FILES: Record<string, string> = {
  'package.json': '{ "type": "module", "private": true }',
  'app/layout.js':
    "import { createElement } from 'react'\nexport default ({ children }) => createElement('html', { lang: 'en' }, createElement('body', null, children))",
  'app/page.js': "import { createElement } from 'react'\nexport default () => createElement('h1', null, 'Bare')",
}

/** Builds an application of one static page with the same Next.js, and gives the kilobytes of its scripts. */
export async function measureBareApp(root: string): Promise<number> {
  // Inside the checkout, where the same packages are found.
  const home = path.join(root, 'test-results/bare')
  rmSync(home, { recursive: true, force: true })
  for (const [name, content] of Object.entries({ ...FILES, 'next.config.js': configuration(root) })) {
    mkdirSync(path.dirname(path.join(home, name)), { recursive: true })
    writeFileSync(path.join(home, name), content)
  }

  const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
  const { status, stderr } = spawnSync(process.execPath, [next, 'build'], { cwd: home, env, encoding: 'utf8' })
  if (status !== 0) throw new Failure(`The bare application could not be built: ${stderr.slice(-500)}`)
  const html = readFileSync(path.join(home, '.next/server/app/index.html'), 'utf8')
  return sizeOf(scriptsOf(html), async (script) => readFileSync(path.join(home, script.replace('/_next/', '.next/'))))
}

function configuration(root: string): string {
  const text = JSON.stringify(root)
  return `export default { turbopack: { root: ${text} }, outputFileTracingRoot: ${text} }`
}
