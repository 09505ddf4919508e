import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '../../stack/failure.ts'
import { freePorts } from '../../stack/ports.ts'
import { scriptsOf, sizeOf } from './scripts.ts'

const FILES: Record<string, string> = {
  'package.json': '{ "type": "module", "private": true }',
  'next.config.js': "export default { turbopack: { root: '/' }, outputFileTracingRoot: '/' }",
  'app/layout.js':
    "import { createElement } from 'react'\nexport default ({ children }) => createElement('html', { lang: 'en' }, createElement('body', null, children))",
  'app/page.js': "import { createElement } from 'react'\nexport default () => createElement('h1', null, 'Bare')",
  // Made anew for each request, as a page is that shows whose it is.
  'app/asked/page.js':
    "import { createElement } from 'react'\nimport { headers } from 'next/headers'\nexport default async () => createElement('h1', null, (await headers()).get('host'))",
}

const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
const environment = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }

/** Builds an application of two bare pages with the same Next.js; returns its folder, which whoever measures it removes. */
export function buildBareApp(root: string): string {
  // Outside the checkout, whose proxy would be built in otherwise; with the same packages.
  const home = mkdtempSync(path.join(tmpdir(), 'onboarding-bare-'))
  symlinkSync(path.join(root, 'node_modules'), path.join(home, 'node_modules'))
  for (const [name, content] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(home, name)), { recursive: true })
    writeFileSync(path.join(home, name), content)
  }

  const { status, stderr } = spawnSync(process.execPath, [next, 'build'], {
    cwd: home,
    env: environment,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Failure(`The bare application could not be built: ${stderr.slice(-500)}`)
  return home
}

/** The kilobytes of the scripts of a bare page. */
export async function measureBareApp(root: string): Promise<number> {
  const home = buildBareApp(root)
  const html = readFileSync(path.join(home, '.next/server/app/index.html'), 'utf8')
  const load = async (script: string) => readFileSync(path.join(home, script.replace('/_next/', '.next/')))
  return sizeOf(scriptsOf(html), load).finally(() => rmSync(home, { recursive: true }))
}

/** Runs a built bare application while it is used, and removes it. Its page that is made for each request is `/asked`. */
export async function withBareApp<Result>(
  home: string,
  use: (app: { url: string; pid: number }) => Promise<Result>,
): Promise<Result> {
  const [port] = await freePorts(1)
  const url = `http://127.0.0.1:${port}`
  const server = spawn(process.execPath, [next, 'start', '-p', String(port), '-H', '127.0.0.1'], {
    cwd: home,
    env: environment,
    stdio: 'ignore',
  })
  try {
    await untilAnswering(server, url)
    return await use({ url, pid: server.pid ?? 0 })
  } finally {
    if (server.exitCode === null) {
      server.kill()
      await once(server, 'exit')
    }
    rmSync(home, { recursive: true })
  }
}

async function untilAnswering(server: ChildProcess, url: string): Promise<void> {
  for (let tries = 0; tries < 600 && server.exitCode === null; tries += 1) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await sleep(100)
  }
  throw new Failure('The bare application did not start.')
}
