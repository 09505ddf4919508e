import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const run = promisify(execFile)

/** Megabytes that the simulator may bring with it: it is fetched by `npx` in every pipeline that uses it. */
const mostMegabytes = 20

let folder: string

/** Both packages as a stranger gets them: packed, and installed into an empty folder of plain JavaScript. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packages-'))
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'stranger', private: true, type: 'module' }))
  await run('npm', ['pack', './lib/singpass', './lib/simulator', '--silent', '--pack-destination', folder])
  const tarballs = (await readdir(folder)).filter((name) => name.endsWith('.tgz')).map((name) => join(folder, name))
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', ...tarballs], { cwd: folder })
}, 120_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs an ES module in that folder by plain Node.js, and gives what it prints. */
async function runModule(source: string): Promise<string> {
  const file = join(folder, 'use.mjs')
  await writeFile(file, source)
  const environment = { ...process.env, NODE_OPTIONS: '' }
  const { stdout } = await run(process.execPath, [file], { cwd: folder, env: environment })
  return stdout.trim()
}

test('the packed client and the packed simulator complete a login in an empty folder, in plain Node.js', async () => {
  const printed = await runModule(`
    import { createMyinfoClient } from 'singpass-client'
    import { createKeys, publicJwks } from 'singpass-client/keys'
    import { createSimulator } from 'singpass-simulator'
    import { personas } from 'singpass-simulator/personas'
    import { agreeAs, createTestBrowser } from 'singpass-simulator/testing'

    const keys = await createKeys(Date.now())
    const app = { clientId: 'AbCdEfGhIjKlMnOpQrStUvWxYz012345', redirectUri: 'http://localhost:3000/callback' }
    const simulator = await createSimulator({
      port: 0,
      clients: [{
        clientId: app.clientId, name: 'Card', entity: 'Example Bank', purpose: 'applying for a card',
        redirectUris: [app.redirectUri], jwks: publicJwks(keys), scopes: ['uinfin', 'name'],
      }],
    })
    const client = createMyinfoClient({
      kind: 'fapi', connection: 'cards', issuer: simulator.issuer, clientId: app.clientId, keys,
      allowInsecureLoopback: true,
    })
    const scopes = ['uinfin', 'name']
    const { url, attempt } = await client.authorise({ scopes, redirectUri: app.redirectUri })
    const back = await agreeAs(createTestBrowser(simulator.origin), url, personas[0].id)
    const { person } = await client.retrieve(back.url.searchParams, attempt)
    console.log(Object.keys(person).sort().join())
    await simulator.stop()
  `)
  expect(printed).toBe('name,uinfin')
})

test.each(['singpass-client', 'singpass-simulator'])(
  'the packed %s holds JavaScript and declarations, no sources or tests',
  async (name) => {
    const files = await readdir(join(folder, 'node_modules', name), { recursive: true })
    const foreign = files.filter(
      (file) => /\.test\.|\/testing\/(?!test-browser)/.test(file) || /(?<!\.d)\.ts$/.test(file),
    )
    expect(foreign).toEqual([])
    expect(files).toEqual(expect.arrayContaining(['README.md', 'dist/index.js', 'dist/index.d.ts']))
  },
)

test('the installed simulator starts as a command', async () => {
  const { stdout } = await run(join(folder, 'node_modules/.bin/singpass-simulator'), ['--help'])
  expect(stdout).toContain('--port PORT')
})

test(`what the simulator brings along stays under ${mostMegabytes} megabytes`, async () => {
  const files = await readdir(join(folder, 'node_modules'), { recursive: true })
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(folder, 'node_modules', file))).size))
  expect(sizes.reduce((sum, size) => sum + size, 0) / 1e6).toBeLessThan(mostMegabytes)
})
