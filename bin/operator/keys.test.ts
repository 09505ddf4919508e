import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runKeys } from './keys.ts'

const hour = 3_600_000

let folder: string
let file: string
let now: number
let printed: string[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keys-'))
  file = join(folder, 'singpass', 'keys.json')
  now = Date.parse('2026-11-23T12:00:00Z')
  printed = []
})
afterEach(() => rm(folder, { recursive: true }))

/** Runs the command on the test's file; what it said is in `printed`. */
function keys(...argv: string[]): Promise<number> {
  const say = (line: string) => printed.push(line)
  return runKeys(['--file', file, ...argv], { print: say, printError: say, now: () => now, env: {} })
}

interface Listed {
  keys: { use: string; state: string; kid: string }[]
}

async function listed(): Promise<Listed['keys']> {
  printed = []
  await keys('list', '--json')
  const { keys: rows }: Listed = JSON.parse(printed.join(''))
  return rows
}

const said = () => printed.join('\n')

it('create makes a file for its owner alone and prints what to register', async () => {
  expect(await keys('create')).toBe(0)

  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(said()).toContain('Singpass Developer Portal')
  expect(said()).toContain('"use": "enc"')
  expect((await listed()).map(({ use, state }) => [use, state])).toEqual([
    ['sig', 'current'],
    ['enc', 'current'],
  ])
})

it('create leaves an existing file as it is', async () => {
  await keys('create')
  const before = await readFile(file, 'utf8')

  expect(await keys('create')).toBe(3)

  expect(said()).toContain('the file exists already; it was left as it is')
  expect(await readFile(file, 'utf8')).toBe(before)
})

it('create names a directory that cannot be made', async () => {
  await keys('create')

  expect(await keys('create', '--file', join(file, 'keys.json'))).toBe(1)
  expect(said()).toContain(`${file} cannot be made: choose another --file`)
})

it('no command ever prints a private key', async () => {
  await keys('create')
  const { keys: made }: { keys: { d: string }[] } = JSON.parse(await readFile(file, 'utf8'))

  for (const argv of [['list'], ['list', '--json'], ['jwks'], ['jwks', '--json'], ['rotate'], ['rotate', 'publish']]) {
    expect(await keys(...argv)).toBe(0)
  }
  await writeFile(file, `{"keys":[{"d":"${made[0]?.d}"`)
  expect(await keys('list')).toBe(1)

  for (const { d } of made) expect(said()).not.toContain(d)
  expect(said()).not.toContain('"d"')
})

it('a signing key is rotated step by step, an hour apart', async () => {
  await keys('create')

  expect(await keys('rotate', 'publish')).toBe(0)
  expect(await keys('rotate', 'sign')).toBe(3)
  expect(said()).toContain('"sign" is too early: wait until 2026-11-23T13:00:00.000Z')
  now += hour
  expect(await keys('rotate', 'sign')).toBe(0)
  now += hour
  expect(await keys('rotate', 'retire')).toBe(0)

  expect(await listed()).toHaveLength(2)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})

it('an encryption key is prepared, swapped and dropped', async () => {
  await keys('create')
  const [, before] = await listed()

  expect(await keys('rotate', 'prepare')).toBe(0)
  expect(await keys('rotate', 'swap')).toBe(0)
  now += hour
  expect(await keys('rotate', 'drop')).toBe(0)

  const [, after] = await listed()
  expect(after?.use).toBe('enc')
  expect(after?.kid).not.toBe(before?.kid)
})

it('a step out of order changes nothing', async () => {
  await keys('create')
  const before = await readFile(file, 'utf8')

  expect(await keys('rotate', 'retire')).toBe(3)

  expect(said()).toContain('"retire" is out of order: there is no previous key to remove')
  expect(await readFile(file, 'utf8')).toBe(before)
})

it('rotate without a step shows what is due', async () => {
  await keys('create')
  await keys('rotate', 'publish')
  printed = []

  expect(await keys('rotate', '--json')).toBe(0)

  expect(JSON.parse(said())).toEqual({
    due: [{ step: 'sign', from: '2026-11-23T13:00:00.000Z' }, { step: 'prepare' }],
  })
})

it('jwks prints the public set and nothing else', async () => {
  await keys('create')
  printed = []
  await keys('jwks')

  const { keys: published }: { keys: object[] } = JSON.parse(said())
  expect(published.map((key) => Object.keys(key).sort())).toEqual([
    ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'],
    ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'],
  ])
})

it.each([
  ['is missing', undefined, 'the key file cannot be read or written'],
  ['is not JSON', 'nonsense', 'the key file is not JSON'],
  ['holds no keys', '{"keys":[]}', 'there must be exactly one current signing key'],
  ['holds a key without type', '{"keys":[{}]}', 'key 1: "kty" must be EC'],
])('a file that %s ends every command with 1', async (_, text, words) => {
  file = join(folder, 'keys.json')
  if (text) await writeFile(file, text)

  for (const command of ['list', 'jwks', 'rotate']) expect(await keys(command)).toBe(1)

  expect(said()).toContain(words)
})

it('a file whose key halves were mixed up is refused', async () => {
  await keys('create')
  const { keys: made }: { keys: { d: string }[] } = JSON.parse(await readFile(file, 'utf8'))
  await writeFile(file, JSON.stringify({ keys: made.map((key, index) => ({ ...key, d: made[1 - index]?.d })) }))

  expect(await keys('jwks')).toBe(1)
  expect(said()).toContain('its halves do not match')
})

it.each([[['rotate', 'sideways']], [['frobnicate']], [['list', '--unknown']], [['create', 'too', 'many']]])(
  '%j is wrong usage',
  async (argv) => {
    await keys('create')

    expect(await keys(...argv)).toBe(2)
  },
)

it('help explains the steps and the exit codes', async () => {
  expect(await keys('--help')).toBe(0)

  for (const word of ['publish', 'retire', 'swap', 'Exit codes']) expect(said()).toContain(word)
})
