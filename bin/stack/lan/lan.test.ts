import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createGate } from './gate.ts'
import { createGateway } from './gateway.ts'
import { warningFor } from './lan.ts'

const running: { close(): void }[] = []
afterEach(() => {
  for (const server of running.splice(0)) server.close()
})

async function listening(server: ReturnType<typeof createServer>): Promise<number> {
  running.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** A part that tells what it was asked, and where it thinks it is. */
async function part() {
  const server = createServer((request, response) => {
    const { host, origin, authorization } = request.headers
    const { url } = request
    const here = `http://localhost:${(server.address() as AddressInfo).port}`
    response.writeHead(303, { location: `${here}/next?back=${encodeURIComponent(here)}`, 'content-type': 'text/html' })
    response.end(
      JSON.stringify({
        host,
        isOwnOrigin: origin === here,
        hasOwnQuery: url?.includes(encodeURIComponent(here)) ?? false,
        authorization: authorization ?? null,
        here,
      }),
    )
  })
  const local = `http://localhost:${await listening(server)}`
  const gate = createGate()
  const names = [{ local, network: 'http://192.168.1.5:3000' }]
  const [own = { local, network: local }] = names
  const port = await listening(createGateway({ gate, names, own }))
  const basic = `Basic ${Buffer.from(`demo:${gate.password}`).toString('base64')}`
  return { local, gate, url: `http://127.0.0.1:${port}`, basic }
}

test('without the password nothing is reached, and a wrong one is no password', async () => {
  const { url } = await part()
  const wrong = `Basic ${Buffer.from('demo:guess').toString('base64')}`
  const answers = await Promise.all([
    fetch(url),
    fetch(url, { headers: { authorization: wrong } }),
    fetch(url, { headers: { cookie: 'demo-lan=guess' } }),
  ])

  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401])
})

test('with the password a part is reached by its own name, and answers by that of the network', async () => {
  const { url, local, basic } = await part()
  const answer = await fetch(`${url}/?iss=${encodeURIComponent('http://192.168.1.5:3000')}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { authorization: basic, origin: 'http://192.168.1.5:3000' },
  })
  const told = await answer.json()

  expect(answer.headers.get('location')).toBe(
    `http://192.168.1.5:3000/next?back=${encodeURIComponent('http://192.168.1.5:3000')}`,
  )
  expect(told).toEqual({
    host: new URL(local).host,
    isOwnOrigin: true,
    hasOwnQuery: true,
    authorization: null,
    here: 'http://192.168.1.5:3000',
  })
})

test('a visitor who gave the password once needs it on no other port', async () => {
  const { url, basic } = await part()
  const first = await fetch(url, { redirect: 'manual', headers: { authorization: basic } })
  const [cookie = ''] = (first.headers.get('set-cookie') ?? '').split(';')
  const next = await fetch(url, { redirect: 'manual', headers: { cookie } })

  expect(next.status).toBe(303)
})

test.each(['0.0.0.0', '::', '192.168.1.5', 'demo.example'])('a demo that listens on %s is warned of', (host) => {
  expect(warningFor(host)).toContain(`WARNING: HOSTNAME=${host}`)
})

test.each(['localhost', '127.0.0.1', '127.0.1.1', '::1'])('a demo on %s is this machine’s alone', (host) => {
  expect(warningFor(host)).toBeUndefined()
})
