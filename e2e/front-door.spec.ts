import { stripVTControlCharacters } from 'node:util'
import { expect, test } from '@playwright/test'
import { agreeAs, createVisitor, leave, open, peopleOf } from '../bin/browser/journey-by-http.ts'
import { readLog } from './faults/app-log.ts'
import { type RawAnswer, sendRaw } from './raw-http.ts'
import { filledIn, pages, routeHandlers } from './routes.ts'

const appUrl = process.env.E2E_APP_URL ?? ''
const { host } = new URL(appUrl)

const ask = (start: string, ...lines: string[]) => sendRaw(appUrl, [`${start} HTTP/1.1`, `Host: ${host}`, ...lines])

const never = ['x-powered-by', 'server', 'access-control-allow-origin', 'access-control-allow-credentials']

function expectHeaders({ headers }: RawAnswer, what: string): void {
  const values = Object.fromEntries(headers)
  expect(values, what).toMatchObject({
    'x-content-type-options': expect.stringMatching(/^nosniff$/),
    'referrer-policy': expect.stringMatching(/^[a-z-]+$/),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=()'),
    'content-security-policy': expect.stringMatching(
      /form-action.*frame-ancestors 'none'|frame-ancestors 'none'.*form-action/,
    ),
  })
  for (const name of never) expect(headers.has(name), `${what}: ${name}`).toBe(false)
}

const addresses = [
  ...[...pages(), ...routeHandlers().map(({ path }) => path)].map((path) => filledIn(path, 'specimen-account')),
  '/x.y',
  '/specimen-account/x.css',
  '/nobody-knows-this',
  '/_next/nothing.js',
  '/_next/image?url=/icon.svg&w=64&q=75',
  '/refusal.css',
  '/icon.svg',
  '//evil.example/',
  '/specimen-account/',
]

test('S11 S12 S13 every answer carries every header, of whatever kind it is', async () => {
  const asked = [...addresses.map((path) => `GET ${path}`), 'GET /%ff', 'TRACE /', 'PUT /', 'POST /specimen-account']
  for (const start of asked) expectHeaders(await ask(start, 'Origin: https://evil.example'), start)
})

test('S11 a page has a policy with a number that is used once, also one that is not there', async () => {
  for (const path of ['/', '/x.y', '/nobody-knows-this']) {
    const policies = [await ask(`GET ${path}`), await ask(`GET ${path}`)].map(
      ({ headers }) => headers.get('content-security-policy') ?? '',
    )
    const nonces = policies.map(
      (policy) => /script-src 'self' 'nonce-([\w+/=]{24})' 'strict-dynamic';/.exec(policy)?.[1],
    )
    expect(new Set(nonces).size, path).toBe(2)
    expect(policies.join(), path).not.toMatch(/undefined|unsafe-(?:inline|eval)/)
  }
})

test('S39 no page takes a method that it does not have, and no handler one that does not exist', async () => {
  const methods = ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'POST', 'TRACE', 'PROPFIND', 'MKCOL']
  for (const page of pages().map((path) => filledIn(path, 'specimen-account')))
    for (const method of methods) expect((await ask(`${method} ${page}`)).status, `${method} ${page}`).toBe(405)
  for (const { path, methods: known } of routeHandlers())
    for (const method of ['PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND'].filter((name) => !known.includes(name)))
      expect((await ask(`${method} ${filledIn(path, 'x')}`)).status, `${method} ${path}`).toBe(405)
})

test('S40 requests that two servers could read in two ways are refused', async () => {
  const line = (start: string, ...lines: string[]) => sendRaw(appUrl, [start, ...lines])
  const answers = await Promise.all([
    line('GET / HTTP/1.1', `Host: ${host}`, 'Host: evil.example'),
    line('GET http://evil.example/ HTTP/1.1', `Host: ${host}`),
    line('GET / HTTP/1.1'),
    line('POST /api/language HTTP/1.1', `Host: ${host}`, 'Content-Length: 4', 'Transfer-Encoding: chunked'),
    line('POST /api/language HTTP/1.1', `Host: ${host}`, 'Content-Length: 4', 'Content-Length: 5'),
    line('GET / HTTP/1.1', `Host: ${host}`, 'X-A: 1', ' folded: 2'),
    line('GET / HTTP/1.1', `Host: ${host}\nX-Smuggled: 1`),
    line('GET /%ff HTTP/1.1', `Host: ${host}`),
    line('GET / HTTP/1.1', `Host: ${host}`, 'Upgrade: websocket', 'Connection: upgrade'),
  ])
  expect(answers.map(({ status }) => status)).toEqual(Array(answers.length).fill(400))
})

test('S42 S45 what nobody understands is answered without a trace of ours, and logged as JSON', async () => {
  const answers = await Promise.all([
    ask('TRACE /', 'Cookie: secret=1'),
    ask('POST /specimen-account', 'Next-Action: x', 'Content-Length: 0'),
    ask('POST /api/language', 'Next-Action: x', 'Content-Length: 0'),
    ask('GET /%ff'),
    ask('GET /', 'Authorization: Bearer %%%'),
    ask('GET /', 'Cookie: browser=%ff; session=%00; __proto__=x'),
  ])
  for (const { status, body } of answers) {
    expect(status).toBeLessThan(500)
    expect(body).not.toMatch(/node_modules|\.next\/|\n\s*at \S.*:\d+:\d+|secret=1|stack/)
  }
  const lines = stripVTControlCharacters(readLog()).split('\n').filter(Boolean)
  // What Next.js says of itself before the application has started.
  const strange = lines.filter((line) => !line.startsWith('{') && !/^(?:▲| *✓|- )/u.test(line))
  expect(strange).toEqual([])
})

test('a page that is opened under another name of its host is found at its own, with its path and query', async () => {
  const { port } = new URL(appUrl)
  const other = host.startsWith('localhost') ? `127.0.0.1:${port}` : `localhost:${port}`
  const answer = await sendRaw(appUrl, ['GET /specimen-account?outcome=declined HTTP/1.1', `Host: ${other}`])
  expect(answer.status).toBe(307)
  expect(answer.headers.get('location')).toBe(`${new URL(appUrl).origin}/specimen-account?outcome=declined`)
  const foreign = await sendRaw(appUrl, ['GET //evil.example/ HTTP/1.1', `Host: ${other}`])
  expect(foreign.headers.get('location') ?? appUrl).toContain(new URL(appUrl).origin)
  await expect.poll(readLog).toContain(`"asked":"${other}"`)
})

test('S16 nothing but files is stored by anybody', async () => {
  for (const path of addresses.filter((address) => !/\.(?:css|svg|json|png|ico|woff2)$/.test(address)))
    expect((await ask(`GET ${path}`)).headers.get('cache-control'), path).toContain('no-store')
})

test('no page is for search engines, and a browser that asks by itself finds the picture for its tab', async () => {
  for (const path of ['/', '/specimen-account', '/specimen-account/apply', '/no/page', '/problem'])
    expect((await ask(`GET ${path}`)).headers.get('x-robots-tag'), path).toBe('noindex')
  const { status, headers } = await ask('GET /favicon.ico')
  expect([status, headers.get('content-type')]).toEqual([200, 'image/png'])
})

test('S51 no source, setting, map or listing can be fetched', async () => {
  const names = ['.git/HEAD', '.git/config', '.env', '.env.local', '.next/BUILD_ID', 'package.json', 'next.config.js']
  const more = [
    '.data/',
    'node_modules/next/package.json',
    'lib/server/server.ts',
    '..%2f..%2fetc%2fpasswd',
    '_next/',
    'api/',
  ]
  const others = [
    '_next/static/',
    '_next/static/chunks/',
    'server.js.map',
    '.npmrc',
    '.DS_Store',
    'backup.sql',
    'keys.json',
  ]
  for (const name of [...names, ...more, ...others]) {
    const { status, body } = await ask(`GET /${name}`)
    expect(status, name).toBeGreaterThanOrEqual(300)
    expect(body, name).not.toMatch(/"dependencies"|ref: refs|root:x:|import .* from/)
  }
})

test('S56 repeated, nested and inherited names of a query do no harm', async () => {
  const queries = ['step=a&step=b', 'step[]=a', 'step[__proto__][x]=1', '__proto__=1&constructor=2', 'outcome=toString']
  for (const page of pages().map((path) => filledIn(path, 'savings-account')))
    for (const query of queries)
      expect((await ask(`GET ${page}?${query}`)).status, `${page}?${query}`).toBeLessThan(500)
})

test('S18 S19 nobody’s name or number stands in an address or in the log of a journey', async () => {
  const visitor = await createVisitor()
  const gallery = await leave(visitor)
  const people = peopleOf(gallery)
  const page = await open(visitor, await agreeAs(visitor, gallery, 'Citizen with everything'))
  expect(page.url.pathname).toBe('/specimen-account/apply')
  const told = `${visitor.trail.map((address) => decodeURIComponent(String(address))).join('\n')}\n${readLog()}`
  expect(people.length).toBeGreaterThan(5)
  expect(people.filter(({ name, number }) => told.includes(name) || told.includes(number))).toEqual([])
})
