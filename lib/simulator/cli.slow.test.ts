import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let directory: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'simulator-'))
})
afterAll(() => rm(directory, { recursive: true }))

function start(args: readonly string[], env: Partial<NodeJS.ProcessEnv> = {}) {
  const inherited: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'test' }
  delete inherited.DEMO
  delete inherited.SIMULATOR_CLIENTS
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/simulator/cli.ts', ...args], {
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (text) => {
    output += text
  })
  child.stderr.on('data', (text) => {
    output += text
  })
  return { child, output: () => output }
}

async function waitForIssuer({ output }: { output: () => string }): Promise<string> {
  for (;;) {
    const issuer = /issuer +(\S+)/.exec(output())?.[1]
    if (issuer) return issuer
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

describe('npm run simulator', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('serves discovery and stops on %s', async (signal) => {
    const running = start(['--port', '0'])
    const issuer = await waitForIssuer(running)
    const discovery = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()
    expect(discovery.issuer).toBe(issuer)
    running.child.kill(signal)
    const [code] = await once(running.child, 'exit')
    expect(code).toBe(0)
  })

  test.each<[string, string[], Partial<NodeJS.ProcessEnv>, RegExp]>([
    ['in production', [], { NODE_ENV: 'production' }, /NODE_ENV=production/],
    ['with a port that is none', ['--port', 'many'], {}, /port/],
    ['with clients that are not there', ['--client', 'nowhere.json'], {}, /cannot read/],
  ])('refuses to start %s', async (_, args, env, reason) => {
    const { child, output } = start(args, env)
    const [code] = await once(child, 'exit')
    expect(code).toBe(1)
    expect(output()).toMatch(reason)
  })

  test('refuses clients that are wrong, and says what is wrong with them', async () => {
    const path = join(directory, 'clients.json')
    await writeFile(path, JSON.stringify({ clients: [{ clientId: 'a' }] }))
    const { child, output } = start([], { SIMULATOR_CLIENTS: path })
    const [code] = await once(child, 'exit')
    expect(code).toBe(1)
    expect(output()).toContain('clients[0] needs one of jwks and jwksUri')
  })

  test('runs in the demo of a production build', async () => {
    const running = start(['--port', '0'], { NODE_ENV: 'production', DEMO: '1' })
    expect(await waitForIssuer(running)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/fapi$/)
    running.child.kill('SIGTERM')
    await once(running.child, 'exit')
  })
})
