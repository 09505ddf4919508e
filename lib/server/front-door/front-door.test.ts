import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { closeFrontDoor, openFrontDoor } from './front-door.ts'
import { refusalText } from './refusal-text.ts'

let server: Server
let seen: IncomingMessage[]

/** A server that answers as Next.js might: with some headers of its own, or none, and reading all that comes. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  seen.push(request)
  const chunks: Buffer[] = []
  try {
    for await (const chunk of request) chunks.push(chunk)
  } catch {
    return
  }
  if (request.url === '/own') response.setHeader('content-security-policy', "default-src 'self'")
  if (request.url === '/api/no-such-method') {
    response.statusCode = 405
    response.end()
    return
  }
  if (request.url === '/late') response.writeHead(404, { 'referrer-policy': 'no-referrer' })
  const status = /^\/(40[45])/.exec(request.url ?? '')?.[1]
  if (status) response.statusCode = Number(status)
  if (request.url?.endsWith('/json')) response.setHeader('content-type', 'application/problem+json')
  if (request.url?.endsWith('/page')) response.setHeader('content-security-policy', "default-src 'self'")
  response.end(`${Buffer.concat(chunks).length}`)
}

beforeAll(async () => {
  openFrontDoor({ https: true, development: false, trustedProxies: 1, maxConnections: 20, standIn: 'rehearsal' })
  server = createServer(answer)
  server.on('upgrade', (_, socket) => socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n'))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
})

beforeEach(() => {
  seen = []
})

afterAll(() => {
  closeFrontDoor()
  server.close()
})

/** Writes parts as they are, and gives what came back until the connection ended. */
function send(...parts: (string | Buffer)[]): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  let text = ''
  socket.on('data', (chunk) => {
    text += chunk
  })
  socket.on('error', () => undefined)
  for (const part of parts) socket.write(part)
  return new Promise((resolve) => socket.on('close', () => resolve(text)))
}

const head = (start: string, ...lines: string[]) =>
  `${[`${start} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...lines].join('\r\n')}\r\n\r\n`

const always = [
  'strict-transport-security: max-age=31536000; includeSubDomains',
  'x-content-type-options: nosniff',
  'cross-origin-opener-policy: same-origin',
  'cross-origin-resource-policy: same-origin',
]

test.each([
  ['a page', 'GET /'],
  ['a page that writes its head at once', 'GET /late'],
  ['a refusal at the door', 'TRACE /'],
  ['a head that is too long', `GET /${'x'.repeat(20_000)}`],
  ['what is no request', 'GET / and more'],
  ['a method that is none', 'HELLO /'],
  ['an expectation that nobody meets', 'POST /api/x', 'Expect: wonders', 'Content-Length: 2'],
  ['another protocol', 'GET /', 'Upgrade: websocket', 'Connection: upgrade'],
  ['two lengths', 'POST /api/x', 'Content-Length: 1', 'Content-Length: 2'],
])('S10 S12 the headers stand on %s', async (_, start, ...lines) => {
  const text = await send(head(start, ...lines))
  expect(text).toMatch(/^HTTP\/1\.1 [2-5]\d\d /)
  for (const line of [
    ...always,
    'x-request-id: ',
    'permissions-policy: ',
    "content-security-policy: default-src 'none'",
  ])
    expect(text).toContain(line)
})

test('an answer keeps what it says itself, once', async () => {
  const [own, late] = [await send(head('GET /own')), await send(head('GET /late'))]
  expect(own.match(/content-security-policy: .*/gi)).toEqual(["content-security-policy: default-src 'self'"])
  expect(late.match(/referrer-policy: .*/gi)).toEqual(['referrer-policy: no-referrer'])
})

test('S38 a body that is refused is answered at once and never reaches the application', async () => {
  const text = await send(head('POST /', 'Content-Length: 10000000'), Buffer.alloc(100_000))
  expect(text).toMatch(/^HTTP\/1.1 405 /)
  expect(seen).toEqual([])
})

test('S38 a body without an end is cut off, whoever reads it', async () => {
  const chunk = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(65_536), Buffer.from('\r\n')])
  const text = await send(head('POST /api/x', 'Transfer-Encoding: chunked'), ...Array(40).fill(chunk))
  expect(text).toBe('')
  expect(seen).toHaveLength(1)
})

test('a body as forms have it arrives whole', async () => {
  const body = Buffer.alloc(256_000, 'a')
  expect(await send(head('POST /api/x', `Content-Length: ${body.length}`), body)).toMatch(/\r\n256000$|\n256000\r\n/)
})

test('S40 a connection is not handed over to another protocol', async () => {
  const text = await send(head('GET /', 'Upgrade: websocket').replace('Connection: close', 'Connection: upgrade'))
  expect(text).toMatch(/^HTTP\/1.1 400 /)
})

test('S41 the application is told where a request came from, and not what the client says of that', async () => {
  await send(head('GET /', 'X-Client-Address: 198.51.100.1', 'X-Forwarded-For: 198.51.100.2, 203.0.113.7'))
  await send(head('GET /', 'X-Client-Address: 198.51.100.1'))
  expect(seen.map(({ headers }) => headers['x-client-address'])).toEqual(['203.0.113.7', '127.0.0.1'])
})

test('nobody shows the application a key of a preview mode, which there is none of', async () => {
  const keys = ['__prerender_bypass=k', 'a=b', '__next_preview_data=d', 'my__prerender_bypass=c', '__prerender_bypass']
  const lines = ['x-prerender-revalidate', 'x-prerender-revalidate-if-generated', 'x-next-revalidate-tag-token']
  await send(head('GET /', `Cookie: ${keys.join('; ')}`, ...lines.map((name) => `${name}: k`)))
  await send(head('GET /', 'Cookie: a=b;c=d'))
  await send(head('GET /'))

  expect(seen.map(({ headers }) => headers.cookie)).toEqual(['a=b; my__prerender_bypass=c', 'a=b;c=d', undefined])
  expect(seen.flatMap(({ headers }) => lines.filter((name) => name in headers))).toEqual([])
})

test('S38 a head and a body have to come within seconds', async () => {
  await send(head('GET /'))
  expect([server.headersTimeout, server.requestTimeout]).toEqual([20_000, 30_000])
})

test('S38 a connection too many is closed unread, and one is open again when another has ended', async () => {
  const idle = Array.from({ length: 20 }, () => connect((server.address() as AddressInfo).port, '127.0.0.1'))
  await Promise.all(idle.map((socket) => new Promise((open) => socket.on('connect', open))))
  expect(await send(head('GET /'))).toBe('')

  for (const socket of idle) socket.destroy()
  await vi.waitFor(async () => expect(await send(head('GET /'))).toMatch(/^HTTP\/1.1 200 /))
})

test('a refusal at the door says that nothing here is real', async () => {
  expect(await send(head('TRACE /'))).toContain('Rehearsal: a simulator stands in for Singpass')
})

test('a handler that has no such method says so in words, where Next.js says nothing', async () => {
  const text = await send(head('GET /api/no-such-method'))
  expect(text).toMatch(/^HTTP\/1.1 405 /)
  expect(text).toContain('405 Method Not Allowed\nRehearsal: ')
})

test('a refusal at the door leads to the controls of a demo, where it was built as one', () => {
  expect(refusalText(405, 'demo').text).not.toContain('/demo')
  vi.stubEnv('BUILT_FOR_DEMO', '1')
  expect(refusalText(405, 'demo')).toMatchObject({
    type: expect.stringContaining('text/html'),
    text: expect.stringContaining('<a href="/demo">'),
  })
  expect(refusalText(405, 'rehearsal').text).not.toContain('/demo')
  vi.unstubAllEnvs()
})

const browser = 'Accept: text/html,application/xhtml+xml'

test.each(['/404', '/405'])(
  'a browser that opened what is no page is led to the page that says so: %s',
  async (url) => {
    const text = await send(head(`GET ${url}`, browser, 'Sec-Fetch-Mode: navigate'))
    expect(text).toMatch(/^HTTP\/1.1 303 /)
    expect(text).toMatch(/location: \/problem\r/i)
    expect(text).toContain("content-security-policy: default-src 'none'")
  },
)

test.each([
  ['a program', 'GET /404', 'Accept: */*'],
  ['what a page loads', 'GET /404', browser, 'Sec-Fetch-Mode: no-cors'],
  ['another method', 'DELETE /api/x', browser],
  ['an answer for programs', 'GET /404/json', browser],
  ['a page that is one', 'GET /404/page', browser],
])('nobody is led away from %s', async (_, start, ...lines) => {
  expect(await send(head(start, ...lines))).not.toMatch(/^HTTP\/1.1 303 /)
})
