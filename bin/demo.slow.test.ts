import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseServerOf, type OwnPlace, OwnRun, ownPlace, processesOf, stillRunning } from './testing/own-run.ts'

/** The first start may build the application. */
const patience = 400_000
const ready = 'Ctrl-C stops everything.'

let place: OwnPlace

beforeAll(async () => {
  place = await ownPlace()
})

afterAll(() => place.remove())

async function pageAt(url: string, headers: Record<string, string> = {}) {
  const answer = await fetch(url, { headers, redirect: 'manual' })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

/** Cookies of a browser that has begun to fill in a form by hand. */
async function beginByHand(url: string): Promise<string> {
  const start = await pageAt(`${url}/specimen-account`)
  const browser = cookieOf(start.headers)
  const csrfToken = /name="csrfToken" value="([0-9a-f]{64})"/.exec(start.text)?.[1] ?? ''
  const begun = await fetch(`${url}/api/forms/specimen-account/by-hand`, {
    method: 'POST',
    headers: { origin: url, cookie: browser },
    body: new URLSearchParams({ csrfToken }),
    redirect: 'manual',
  })
  return `${browser}; ${cookieOf(begun.headers)}`
}

/** Posts a review's form, as far as a session has one. */
async function submit(url: string, cookie: string): Promise<Response> {
  const csrfToken = /browser=([0-9a-f]{64})/.exec(cookie)?.[1] ?? ''
  return fetch(`${url}/api/forms/specimen-account/submit`, {
    method: 'POST',
    headers: { origin: url, cookie },
    body: new URLSearchParams({ csrfToken, declaration: 'yes' }),
    redirect: 'manual',
  })
}

function cookieOf(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

describe('the demo', { timeout: patience }, () => {
  test('starts from nothing, answers, and leaves no process behind after Ctrl-C', async () => {
    const run = new OwnRun('demo', place.environment)
    await run.untilSays(ready)
    const processes = processesOf(place)

    expect((await pageAt(`${place.url}/specimen-account`)).status).toBe(200)
    const { text } = await pageAt(`${place.url}/demo/presenter`)
    expect(processes.length).toBeGreaterThan(3)
    expect(await run.interrupt()).toBe(0)
    expect(await stillRunning(processes)).toEqual([])

    // It is reached from nowhere else unless that was asked for, and says how.
    expect(run.said).not.toMatch(/WARNING|Password/)
    expect(text).toContain('npm run demo -- --lan')
    expect(text).not.toContain('class="qr"')
  })

  test('starts again after a kill -9, with what was stored', async () => {
    const killed = new OwnRun('demo', place.environment)
    await killed.untilSays(ready)
    const cookie = await beginByHand(place.url)
    await killed.kill()
    const run = new OwnRun('demo', place.environment)
    await run.untilSays(ready)

    expect((await pageAt(`${place.url}/specimen-account/apply`, { cookie })).status).toBe(200)
    expect(await run.interrupt()).toBe(0)
  })

  test('says in one line which port is in use', async () => {
    const other = createServer().listen(Number(place.environment.PORT), '127.0.0.1')
    const run = new OwnRun('demo', place.environment)

    expect(await run.ended).toBe(1)
    expect(run.said.trim().split('\n').at(-1)).toBe(
      `Port ${place.environment.PORT} is in use by another program. Stop it, or choose another one with PORT=….`,
    )
    other.close()
  })

  test('says which setting the application cannot start with', async () => {
    const file = path.join(place.directory, 'singpass-keys.json')
    const { keys } = JSON.parse(readFileSync(file, 'utf8'))
    const [signing, encryption] = keys
    const mixed = JSON.stringify({ keys: [{ ...signing, d: encryption.d }, encryption] })
    const run = new OwnRun('demo', { ...place.environment, SINGPASS_KEYS: mixed })

    expect(await run.ended).toBe(1)
    expect(run.said).toContain(`SINGPASS_KEYS cannot be used: key "${signing.kid}": its halves do not match`)
    expect(run.said).not.toContain(encryption.d)
  })

  test('says in one line that its directory cannot be written', async () => {
    const directory = path.join(place.directory, 'secrets.json', 'below')
    const run = new OwnRun('demo', { ...place.environment, DATA_DIR: directory })

    expect(await run.ended).toBe(1)
    expect(run.said.trim()).toBe(
      `The data directory ${directory} cannot be written (ENOTDIR). Set DATA_DIR to one that can.`,
    )
  })
})

describe('a demo that is opened to its network', { timeout: patience }, () => {
  const isOnNetwork = Object.values(networkInterfaces()).some((all) =>
    all?.some(({ family, internal }) => family === 'IPv4' && !internal),
  )

  test('warns, and asks for the password that it names, from there alone', async () => {
    const run = new OwnRun('demo', place.environment, ['--lan'])
    if (!isOnNetwork) {
      expect(await run.ended).toBe(1)
      return expect(run.said).toContain('--lan: this machine has no address on a network.')
    }
    await run.untilSays('Password: ')
    const [, address = '', password = ''] = /Open (http:\S+) on a phone .* Password: (\w+)/.exec(run.said) ?? []
    const authorization = (word: string) => ({ authorization: `Basic ${btoa(`demo:${word}`)}` })
    const [none, wrong, right, here] = await Promise.all([
      pageAt(`${address}/demo/presenter`),
      pageAt(`${address}/demo/presenter`, authorization('guess')),
      pageAt(`${address}/demo/presenter`, authorization(password)),
      pageAt(`${place.url}/demo/presenter`),
    ])
    expect(await run.interrupt()).toBe(0)

    expect(run.said).toContain('WARNING: whoever is on this network can reach this demo')
    expect(new URL(address).hostname).not.toMatch(/^(localhost|127\.)/)
    expect([none.status, wrong.status, right.status, here.status]).toEqual([401, 401, 200, 200])
    expect([none.text, wrong.text].join()).not.toContain('<html')
    // The code to scan, and where it leads; never the password.
    expect(here.text).toContain(`aria-label="${address}"`)
    expect(here.text).not.toContain(password)
  })
})

describe('a demo on a Node.js that lacks what the simulator needs', { timeout: patience }, () => {
  const older = new URL('./testing/older-node.mjs', import.meta.url).href
  const environment = () => ({ ...place.environment, NODE_OPTIONS: `--import ${older}` })

  test('says so in one line, and goes on with Myinfo v3', async () => {
    const run = new OwnRun('demo', environment())
    await run.untilSays(ready)
    const start = await pageAt(`${place.url}/specimen-account`)
    const cookie = await beginByHand(place.url)

    expect(run.said).toMatch(
      / s {2}Myinfo v3 alone: the simulator needs crypto\.hash and URL\.parse, which Node\.js \S+ does not have: /,
    )
    expect(start.text).toContain('/api/auth/signin/v3')
    expect(start.text).not.toContain('/api/auth/signin/fapi')
    expect((await pageAt(`${place.url}/specimen-account/apply`, { cookie })).status).toBe(200)
    expect(await run.interrupt()).toBe(0)
  })

  test('tells whoever asks for the simulator itself', async () => {
    const run = new OwnRun('simulator', environment())

    expect(await run.ended).toBe(1)
    expect(run.said).toMatch(/^simulator: the simulator needs crypto\.hash and URL\.parse, /m)
  })
})

describe('a demo whose data keys are not those that sealed its data', { timeout: patience }, () => {
  test('answers with a page and 500, whose reference stands in its log', async () => {
    const before = new OwnRun('demo', place.environment)
    await before.untilSays(ready)
    const cookie = await beginByHand(place.url)
    await before.interrupt()

    const run = new OwnRun('demo', { ...place.environment, DATA_KEYS: `other:${'A'.repeat(43)}` })
    await run.untilSays(ready)
    const answer = await fetch(`${place.url}/specimen-account/apply`, { headers: { cookie } })
    const text = await answer.text()
    const reference = /[A-Z]{4}-[A-Z]{4}/.exec(text)?.[0]
    const log = readFileSync(path.join(place.directory, 'app.log'), 'utf8')
    await run.interrupt()

    expect(answer.status).toBe(500)
    expect(text).toContain('<h1>Something went wrong on our side</h1>')
    expect(text).toContain('href="/specimen-account/apply">Go back</a>')
    const told = log.split('\n').filter((line) => line.includes(`"reference":"${reference}"`))
    expect(told.join('\n')).toContain('"event":"unexpected","route":"page","name":"SealRefused"')
  })
})

describe('a demo whose database is stopped', { timeout: patience }, () => {
  let run: OwnRun
  let cookie: string

  beforeAll(async () => {
    run = new OwnRun('demo', place.environment)
    await run.untilSays(ready)
    cookie = await beginByHand(place.url)
    process.kill(databaseServerOf(place), 'SIGINT')
    while ((await pageAt(`${place.url}/api/readyz`)).status !== 503) await sleep(50)
  }, patience)

  afterAll(async () => {
    await run.interrupt()
  })

  test.each([
    '/specimen-account',
    '/specimen-account/apply',
    '/specimen-account/review',
    '/',
    '/applications/ABCD-EFGH-JK',
  ])('answers %s with a page and 503 to someone with a session', async (address) => {
    const page = await pageAt(place.url + address, { cookie: `${cookie}; language=ms` })

    expect(page.status).toBe(503)
    expect(page.headers.get('retry-after')).toBe('10')
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.text).toContain('<html lang="ms">')
    expect(page.text).toContain('Kami tidak dapat membuka halaman ini sekarang')
    expect(page.text).toContain(`<a class="button" href="${address}">Cuba lagi</a>`)
  })

  test('answers a private link with 503, and does not use up a login that comes back', async () => {
    const link = await pageAt(`${place.url}/resume/${'a'.repeat(43)}`)
    const callback = await pageAt(`${place.url}/api/auth/callback/fapi?code=a&state=${'b'.repeat(43)}`, { cookie })

    expect([link.status, callback.status]).toEqual([503, 503])
    expect(callback.text).toContain('We cannot open this page right now')
  })

  test('names a reference that stands in its log', async () => {
    const { text } = await pageAt(`${place.url}/specimen-account/apply`, { cookie })
    const reference = /[A-Z]{4}-[A-Z]{4}/.exec(text)?.[0]
    const log = readFileSync(path.join(place.directory, 'app.log'), 'utf8').split('\n')

    expect(log.filter((line) => line.includes(`"reference":"${reference}"`))).toEqual([
      expect.stringContaining('"event":"storage_unavailable","route":"page"'),
    ])
  })

  test('answers a submit with 503 and says where the answers are', async () => {
    const answer = await submit(place.url, cookie)

    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '10'])
    expect(await answer.text()).toContain('your browser sends your answers again')
  })

  test('still serves what needs no session', async () => {
    expect((await pageAt(`${place.url}/specimen-account`)).status).toBe(200)
    expect((await pageAt(`${place.url}/privacy`)).status).toBe(200)
  })

  test('serves the form again, as it was, once the database is back', async () => {
    await run.interrupt()
    run = new OwnRun('demo', place.environment)
    await run.untilSays(ready)

    expect((await pageAt(`${place.url}/specimen-account/apply`, { cookie })).status).toBe(200)
    expect((await submit(place.url, cookie)).status).toBe(303)
  })
})
