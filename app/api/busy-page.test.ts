import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Admission } from '@/lib/server/admission/admission.ts'
import { closeFrontDoor, openFrontDoor } from '@/lib/server/front-door/front-door.ts'
import { refusals } from '@/lib/server/front-door/refusals.ts'
import { busyPage } from './busy-page.ts'

vi.mock('@/lib/config/config.ts', () => ({ config: () => ({ standIn: undefined }) }))

let server: Server
let answered = 0

beforeAll(async () => {
  const admit: Admission = ({ url = '' }, _response, go) => {
    const isWatcher = url.startsWith('/api/healthz')
    if (isWatcher) go()
    return isWatcher
  }
  openFrontDoor({ https: false, development: false, trustedProxies: 0, maxConnections: 20, admit, busyPage })
  server = createServer((_, response) => {
    answered += 1
    response.end('yes')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
})

afterAll(() => {
  closeFrontDoor()
  server.close()
})

/** By which the log knows of this overload: the id of the first who was refused. */
function referenceOfLog(): string | undefined {
  return refusals.tell({ event: 'request_refused', reason: 'overload', status: 503 })
}

function ask(method: string, path: string, headers: Record<string, string> = {}) {
  const { port } = server.address() as AddressInfo
  return new Promise<{ status?: number; headers: NodeJS.Dict<string | string[]>; text: string }>((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', method, path, headers }, async (answer) => {
      const chunks = await answer.toArray()
      resolve({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(chunks).toString() })
    })
    asked.on('error', reject).end(method === 'POST' ? 'name=x' : undefined)
  })
}

test('who is refused for now gets a page in their language, when to come back, a reference, and the way back to what was typed', async () => {
  const page = await ask('GET', '/savings-account', { 'accept-language': 'ms' })
  const posted = await ask('POST', '/api/forms/savings-account/answers', {
    referer: 'http://localhost/savings-account/apply?step=2',
    cookie: 'language=en',
  })

  expect([page.status, posted.status]).toEqual([503, 503])
  expect([page.headers['retry-after'], posted.headers['retry-after']]).toEqual(['5', '5'])
  expect(page.text).toContain('lang="ms"')
  expect(page.text).toContain('href="/savings-account"')
  expect(posted.text).toContain('your browser sends your answers again')
  expect(posted.text).toContain('href="/savings-account/apply?step=2"')
  expect(posted.text).toContain(referenceOfLog())
  expect(posted.headers['content-security-policy']).toContain("default-src 'none'")
  expect(answered).toBe(0)
})

test('a program is refused as by the API itself, and who watches is answered', async () => {
  const program = await ask('GET', '/api/v1/applications')
  expect([program.status, program.headers['retry-after'], program.headers['content-type']]).toEqual([
    503,
    '5',
    'application/problem+json',
  ])
  expect(JSON.parse(program.text)).toMatchObject({ status: 503, reference: referenceOfLog() })
  expect((await ask('GET', '/api/healthz')).text).toBe('yes')
})

test('what somebody else writes as the page that they came from leads nowhere else', async () => {
  const { text } = await ask('POST', '/api/forms/savings-account/answers', {
    referer: 'https://evil.example//evil.example/x',
  })
  expect(text).not.toContain('evil.example')
})

test('a query that is none of ours is left out of the way back', async () => {
  const { text } = await ask('POST', '/api/forms/savings-account/answers', {
    referer: 'http://localhost/savings-account/apply?step="><b>',
  })
  expect(text).toContain('href="/savings-account/apply"')
})
