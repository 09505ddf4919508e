import { spawn } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
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
    [
      'with clients that are not there',
      ['--client', 'nowhere.json'],
      {},
      /cannot read the clients in nowhere\.json: there is no such file/,
    ],
    ['as somebody who is not there', ['--sign-in', 'Nobody', '--port', '0'], {}, /"persona" is nobody/],
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

  test('serves https that is trusted with the printed certificate, under another name', async () => {
    const ca = join(directory, 'ca.pem')
    const issuer = 'https://stg-id.singpass.gov.sg/fapi'
    const running = start(['--port', '0', '--tls-ca', ca, '--issuer', issuer, '--host', '127.0.0.1'])
    expect(await waitForIssuer(running)).toBe(issuer)
    expect(running.output()).toContain(`NODE_EXTRA_CA_CERTS=${ca}`)
    expect(new X509Certificate(await readFile(ca)).ca).toBe(true)
    running.child.kill('SIGTERM')
    await once(running.child, 'exit')
  })

  test('a review of a client that never came ends with what to do', async () => {
    const running = start(['--port', '0'])
    const { origin } = new URL(await waitForIssuer(running))
    const { child, output } = start(['review', '--at', origin])
    const [code] = await once(child, 'exit')
    expect([code, output()]).toEqual([1, expect.stringContaining('no client has called yet. Point one at')])
    running.child.kill('SIGTERM')
    await once(running.child, 'exit')
  })

  test('runs in the demo of a production build', async () => {
    const running = start(['--port', '0'], { NODE_ENV: 'production', DEMO: '1' })
    expect(await waitForIssuer(running)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/fapi$/)
    running.child.kill('SIGTERM')
    await once(running.child, 'exit')
  })
})
