import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fapiSettings, settings } from '../../lib/config/testing/settings.ts'
import { createStorage, type Storage } from '../../lib/storage/database.ts'
import { application, product } from '../../lib/storage/testing/application.ts'
import { putApplications } from '../../lib/storage/testing/many-applications.ts'
import { startTestServer } from '../../lib/storage/testing/server.ts'
import type { CommandContext } from '../command/context.ts'
import { runApplications } from '../operator/applications.ts'
import { runDeliveries } from '../operator/deliveries.ts'
import { runPerson } from '../operator/person.ts'
import { runReceiver } from '../operator/receiver.ts'
import { runTokens } from '../operator/tokens.ts'

const directory = mkdtempSync(path.join(tmpdir(), 'commands-'))
const file = (name: string) => path.join(directory, name)
const children: ChildProcess[] = []
let server: Awaited<ReturnType<typeof startTestServer>>
let storage: Storage
let env: Record<string, string>

beforeAll(async () => {
  server = await startTestServer()
  const receivers = [{ name: 'files', products: ['*'], directory: file('sink') }]
  env = { ...settings, ...fapiSettings, DATABASE_URL: server.url, DELIVERY_RECEIVERS: JSON.stringify(receivers) }
  const options = { url: server.url, dataKeys: settings.DATA_KEYS, retrievalMinutes: 30, receivers: () => ['files'] }
  storage = createStorage(options)
})

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await storage.close()
  await server.stop()
  rmSync(directory, { recursive: true })
})

type Command = (argv: readonly string[], context: CommandContext, out?: Writable) => Promise<number>

async function run(command: Command, ...argv: string[]) {
  const [said, complained, streamed]: string[][] = [[], [], []]
  const out = new Writable({
    write(piece: Buffer, _, done) {
      streamed?.push(piece.toString())
      done()
    },
  })
  const print = (line: string) => void said?.push(line)
  const printError = (line: string) => void complained?.push(line)
  const code = await command(argv, { print, printError, now: Date.now, env }, out)
  return { code, said: said?.join('\n'), complained: complained?.join('\n'), streamed: streamed?.join('') }
}

async function submit() {
  const { session } = await storage.sessions.begin({})
  const draft = await storage.drafts.open(session, product)
  return (await storage.applications.submit({ session: session.id, draft: draft.id, application })).reference
}

describe('every command', () => {
  const commands: [string, Command, string][] = [
    ['applications', runApplications, 'list'],
    ['deliveries', runDeliveries, 'list'],
    ['tokens', runTokens, 'list'],
    ['person', runPerson, 'find'],
    ['receiver', runReceiver, '--port'],
  ]

  test.each(commands)('%s has help, and ends with 2 on what it does not know', async (_, command) => {
    expect(await run(command, '--help')).toMatchObject({ code: 0, said: expect.stringContaining('Usage:') })
    expect(await run(command, '--no-such-option')).toMatchObject({ code: 2 })
  })

  test.each(commands.slice(0, 3))(
    '%s says in one line that settings or the database are away',
    async (_, command, list) => {
      const before = env
      env = {}
      const without = await run(command, list)
      env = { ...before, DATABASE_URL: 'postgres://nobody:hidden-password@127.0.0.1:1/none' }
      const away = await run(command, list)
      env = before

      expect(without).toMatchObject({ code: 1, complained: expect.stringContaining('AUTH_SECRET') })
      expect(away).toMatchObject({ code: 1, complained: 'storage is unavailable: unreachable' })
    },
  )
})

describe('tokens', () => {
  const make = (...more: string[]) => run(runTokens, 'make', '--name', 'core', ...more)

  test('are made, shown once, listed without their secret and revoked', async () => {
    const made = await make('--product', product, '--scope', 'read')
    const [, token = ''] = made.said?.split('\n') ?? []
    const id = /tok_\S+(?=,)/.exec(made.said ?? '')?.[0] ?? ''
    const listed = await run(runTokens, 'list')

    expect(token).toMatch(/^mot_/)
    expect(listed.said).toContain(`${id}  core  ${product}  read`)
    expect(listed.said).toContain('never used')
    expect(listed.said).not.toContain(token)
    expect(await run(runTokens, 'revoke', id)).toMatchObject({ code: 0, said: `${id} is revoked` })
    expect(await run(runTokens, 'revoke', id)).toMatchObject({ code: 1 })
  })

  test.each([
    ['no product', ['--scope', 'read']],
    ['a product that is none', ['--product', 'none', '--scope', 'read']],
    ['no scope', ['--product', '*']],
    ['a scope that is none', ['--product', '*', '--scope', 'read', '--scope', 'all']],
    ['an end in the past', ['--product', '*', '--scope', 'read', '--expires', '2020-01-01']],
    ['an end that is none', ['--product', '*', '--scope', 'read', '--expires', 'soon']],
    ['an end years away', ['--product', '*', '--scope', 'read', '--expires', '2199-01-01']],
  ])('with %s are not made', async (_, options) => {
    expect(await make(...options)).toMatchObject({ code: 2, said: '' })
  })
})

describe('deliveries', () => {
  test('are listed, shown, skipped and replayed, with nothing personal', async () => {
    const reference = await submit()
    const listed = await run(runDeliveries, 'list', '--reference', reference)
    const id = /msg_[\w-]+/.exec(listed.said ?? '')?.[0] ?? ''

    expect(listed.said).toContain(`${reference}-1  application.received  not tried`)
    expect((await run(runDeliveries, 'show', id)).said).toContain(`"reference": "${reference}"`)
    expect(await run(runDeliveries, 'skip', id)).toMatchObject({ code: 0 })
    expect(await run(runDeliveries, 'skip', id)).toMatchObject({ code: 1 })
    expect(await run(runDeliveries, 'replay', id)).toMatchObject({ code: 0 })
    expect((await run(runDeliveries, 'replay', '--receiver', 'files', '--since', '2026-01-01')).code).toBe(0)
    expect(`${listed.said}`).not.toContain('Engineer')
  })

  test('an e-mail that came back is known by the message that came back', async () => {
    const mailing = createStorage({
      url: server.url,
      dataKeys: settings.DATA_KEYS,
      retrievalMinutes: 30,
      receivers: () => ['applicant'],
    })
    const { session } = await mailing.sessions.begin({})
    const draft = await mailing.drafts.open(session, product)
    await mailing.applications.submit({ session: session.id, draft: draft.id, application })
    const [claimed] = await mailing.outbox.claim('applicant', 1, 60)
    const id = claimed?.id ?? ''
    await mailing.outbox.delivered({ id, attempts: 1 }, 'sent')
    const child = spawn(process.execPath, ['bin/command.mjs', 'deliveries', 'bounced'], {
      env: { NODE_ENV: 'test', PATH: process.env.PATH, ...env },
      stdio: ['pipe', 'ignore', 'inherit'],
    })
    children.push(child)
    child.stdin.end(`Subject: Undelivered\n\nMessage-ID: <${id}@bank.example>\nTo: nobody@example.sg\n`)

    expect((await once(child, 'exit'))[0]).toBe(0)
    expect(await mailing.outbox.find(id)).toMatchObject({ state: 'skipped', lastResult: 'bounced' })
    await mailing.close()
  })

  test('test reaches the receiver of the settings', async () => {
    expect(await run(runDeliveries, 'test', 'files')).toMatchObject({ code: 0, said: 'files took it (written)' })
    expect(readdirSync(file('sink'))).toHaveLength(1)
  })

  test.each([
    ['show', ['show', 'msg_none'], 1],
    ['replay of nothing', ['replay'], 2],
    ['bounced of an unknown one', ['bounced', 'msg_none'], 1],
    ['replay of an unknown one', ['replay', 'msg_none'], 1],
    ['replay for an unknown receiver', ['replay', '--receiver', 'nobody', '--since', '2026-01-01'], 2],
    ['replay since no moment', ['replay', '--receiver', 'files', '--since', 'yesterday'], 2],
    ['test of an unknown receiver', ['test', 'nobody'], 2],
    ['list with no limit', ['list', '--limit', '0'], 2],
  ] as const)('%s ends with a line and its code', async (_, argv, code) => {
    const ended = await run(runDeliveries, ...argv)
    expect(ended.code).toBe(code)
    expect(ended.complained?.split('\n')).toHaveLength(1)
  })
})

describe('applications export', () => {
  const old = ['export', '--since', '1970-01-01', '--status', 'accepted']
  beforeAll(() => putApplications({ url: server.url, dataKeys: settings.DATA_KEYS, count: 1_500 }))

  test('goes to standard output, and to a file that only its owner can read', async () => {
    const streamed = await run(runApplications, ...old)
    const written = await run(runApplications, ...old, '--out', file('all.ndjson'))

    expect(written).toMatchObject({ code: 0, complained: expect.stringContaining('applications written') })
    expect(readFileSync(file('all.ndjson'), 'utf8')).toBe(streamed.streamed)
    expect(statSync(file('all.ndjson')).mode & 0o777).toBe(0o600)
  })

  test.each(['csv', 'json'])('as %s has every application', async (format) => {
    const { streamed = '' } = await run(runApplications, ...old, '--format', format)
    expect(new Set(streamed.match(/[A-Z]{4}-[A-Z]{4}-[A-Z]{2}/g)).size).toBeGreaterThanOrEqual(1_000)
  })

  test('of nothing is an empty file, and no fault', async () => {
    const since = new Date(Date.now() + 86_400_000).toISOString()
    expect(await run(runApplications, 'export', '--since', since, '--out', file('none'))).toMatchObject({ code: 0 })
    expect(readFileSync(file('none'), 'utf8')).toBe('')
  })

  test.each([
    ['a directory', 'folder', 3],
    ['a file that is there', 'mine', 3],
    ['a place below a file', 'mine/below', 3],
    ['a folder that is not there', 'no/such/folder', 3],
    ['a place that is broken', 'broken', 3],
  ])('to %s ends with a line, and changes nothing', async (_, name, code) => {
    mkdirSync(file('folder'), { recursive: true })
    for (const kept of ['mine', 'broken']) writeFileSync(file(kept), 'mine')
    writeFileSync(file('broken.place'), '{ torn')
    const ended = await run(runApplications, ...old, '--out', file(name))

    expect(ended.code).toBe(code)
    expect(ended.complained?.split('\n')).toHaveLength(1)
    expect(readFileSync(file('mine'), 'utf8')).toBe('mine')
    expect(readFileSync(file('broken'), 'utf8')).toBe('mine')
  })

  test('that Ctrl-C cuts goes on when it is run again, and ends as one that was not cut', async () => {
    const whole = (await run(runApplications, ...old)).streamed
    const out = file('cut.ndjson')
    const child = spawn(process.execPath, ['bin/command.mjs', 'applications', ...old, '--out', out], {
      env: { NODE_ENV: 'test', PATH: process.env.PATH, ...env },
      stdio: 'ignore',
    })
    children.push(child)
    const ended = once(child, 'exit')
    while (!existsSync(`${out}.place`) && child.exitCode === null) await sleep(5)
    child.kill('SIGINT')
    await ended

    const again = await run(runApplications, ...old, '--out', out)
    expect(again.code).toBe(0)
    expect(readFileSync(out, 'utf8')).toBe(whole)
    expect(existsSync(`${out}.place`)).toBe(false)
  })
})

describe('person', () => {
  test('finds, copies, holds and erases by reference, and says so', async () => {
    const reference = await submit()
    expect((await run(runPerson, 'find', '--reference', reference)).said).toContain(
      `${reference}  ${product}  received`,
    )
    expect(await run(runPerson, 'export', '--reference', reference, '--out', file('copy.json'))).toMatchObject({
      code: 0,
    })
    expect(JSON.parse(readFileSync(file('copy.json'), 'utf8')).applications[0].record.reference).toBe(reference)
    expect(statSync(file('copy.json')).mode & 0o777).toBe(0o600)

    await run(runPerson, 'hold', reference)
    const erase = ['erase', '--reference', reference, '--yes', '--out', file('certificate.json')]
    expect(await run(runPerson, ...erase)).toMatchObject({ code: 1, complained: expect.stringContaining('legal hold') })
    expect(existsSync(file('certificate.json'))).toBe(false)
    await run(runPerson, 'release', reference)
    expect((await run(runPerson, 'erase', '--reference', reference)).code).toBe(2)
    expect(await run(runPerson, ...erase)).toMatchObject({ code: 0 })
    expect((await run(runPerson, 'find', '--reference', reference)).code).toBe(1)
    const { said = '' } = await run(runPerson, 'certificate', reference)
    expect(JSON.parse(said)).toEqual(JSON.parse(readFileSync(file('certificate.json'), 'utf8')))
  })

  test.each([
    ['nobody', ['find'], 2],
    ['both ways at once', ['find', '--reference', 'ABCD-EFGH-JK', '--login', 'ABCD-EFGH'], 2],
    ['an NRIC', ['find', '--login', 'S1234567D'], 1],
    ['an unknown reference', ['export', '--reference', 'ABCD-EFGH-JK', '--out', 'unknown.json'], 1],
    ['an unknown hold', ['hold', 'ABCD-EFGH-JK'], 1],
    ['no certificate', ['certificate', 'ABCD-EFGH-JK'], 1],
  ] as const)('with %s ends with a line, and leaves no file', async (_, argv, code) => {
    const given = argv.map((word) => (word === 'unknown.json' ? file(word) : word))
    expect((await run(runPerson, ...given)).code).toBe(code)
    expect(existsSync(file('unknown.json'))).toBe(false)
  })
})

describe('receiver', () => {
  test('verifies what deliveries test sends it, prints no value, and ends by Ctrl-C', async () => {
    const child = spawn(
      process.execPath,
      ['bin/command.mjs', 'receiver', '--port', '0', '--directory', file('receiver')],
      { env: { NODE_ENV: 'test', PATH: process.env.PATH }, stdio: ['ignore', 'pipe', 'inherit'] },
    )
    children.push(child)
    let said = ''
    child.stdout.on('data', (piece: Buffer) => {
      said += piece.toString()
    })
    while (!said.includes('"secrets"')) await sleep(20)
    const receivers = said.split('\n').find((line) => line.startsWith('[')) ?? ''
    const before = env
    env = { ...env, DELIVERY_RECEIVERS: receivers }
    const [{ name = '' }] = JSON.parse(receivers)
    const sent = await run(runDeliveries, 'test', name)
    env = before

    expect(sent).toMatchObject({ code: 0, said: expect.stringContaining('took it') })
    while (!said.includes('delivery.test')) await sleep(20)
    const ended = once(child, 'exit')
    child.kill('SIGINT')
    expect((await ended)[0]).toBe(0)
  })
})
