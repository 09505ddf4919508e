import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSimulator } from '../index.ts'
import { readOptions } from './options.ts'
import { readJson } from './read-json.ts'
import { review } from './review.ts'
import { readReviewArguments, reviewUsage } from './review-options.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'simulator-'))
})
afterAll(() => rm(directory, { recursive: true }))

describe('the command line', () => {
  test('is read, and the environment where it is silent', () => {
    const given = ['--port', '0', '--tls', '--allow-redirect-host', 'app', '--allow-redirect-host', 'web']
    expect(
      readOptions([...given, '--set', 'leeway=10', '--set', 'issParam=false'], { NODE_ENV: 'test' }),
    ).toMatchObject({
      port: 0,
      tls: true,
      redirectHosts: ['app', 'web'],
      settings: { leeway: 10, issParam: false },
    })
    const files = { SIMULATOR_CLIENTS: 'c.json', SIMULATOR_PEOPLE: 'p.json' }
    const environment = { SIMULATOR_PORT: '6000', ...files, NODE_ENV: 'test' } as const
    expect(readOptions([], environment)).toMatchObject({ port: 6000, client: 'c.json', people: 'p.json', tls: false })
    expect(readOptions(['--people', 'q.json'], environment)).toMatchObject({ people: 'q.json' })
  })

  test.each<[string, string[], RegExp]>([
    ['with an option that is none', ['--clients', 'x'], /Unknown option '--clients'/],
    ['with a port that is none', ['--port', 'many'], /the port is not a number up to 65535/],
    ['with an empty port', ['--port', ''], /the port is not a number/],
    ['with a setting that is none', ['--set', 'requireNonse=true'], /did you mean "requireNonce"\?/],
    ['with a setting of another type', ['--set', 'requireNonce=yes'], /"requireNonce" must be a boolean/],
    ['with a setting outside its choices', ['--set', 'assertionAudience=x'], /must be one of issuer, endpoint/],
    ['with a setting without a value', ['--set', 'requireNonce'], /takes NAME=VALUE/],
  ])('%s is refused with a sentence', (_, args, reason) => {
    expect(() => readOptions(args, { NODE_ENV: 'test' })).toThrow(reason)
  })

  test.each<[string, string[], RegExp]>([
    ['with arms that are none', ['--arm', 'everything'], /--arm is suite or all/],
    ['with no seconds', ['--quiet', 'soon'], /--quiet is a number of seconds/],
    ['at no address', ['--at', 'here'], /--at is not a URL/],
    ['from no address', ['--start', 'there'], /--start is not a URL/],
  ])('of a review %s is refused with a sentence', (_, args, reason) => {
    expect(() => readReviewArguments(args, { NODE_ENV: 'test' })).toThrow(reason)
  })

  test('of a review finds the simulator on the port of the environment', () => {
    expect(readReviewArguments([], { SIMULATOR_PORT: '6000', NODE_ENV: 'test' }).at).toBe('http://127.0.0.1:6000')
    expect(reviewUsage).toContain('Exit code')
  })

  test('of a review tells that no simulator answers', async () => {
    const gone = await createSimulator({ port: 0, clients: [] })
    await gone.stop()
    await expect(review(['--at', gone.origin])).rejects.toThrow(/no simulator answers at .*: start it, or say where/)
  })
})

describe('an address', () => {
  test.each([
    ['that is everywhere, without an issuer', { host: '0.0.0.0' }, /needs an issuer by which clients reach it/],
    ["whose issuer is Singpass's production", { issuer: 'https://id.singpass.gov.sg/fapi' }, /does not take the name/],
    ['whose issuer has another path', { issuer: 'http://simulator:5157/' }, /with the path \/fapi/],
    ['whose issuer ends in a slash', { issuer: 'http://simulator:5157/fapi/' }, /with the path \/fapi/],
    ['whose issuer is no URL', { issuer: 'simulator' }, /is not a URL/],
    ['that is not of this machine', { host: '192.0.2.1' }, /this machine has no address 192\.0\.2\.1/],
  ])('%s is refused', async (_, address, reason) => {
    await expect(createSimulator({ port: 0, clients: [], ...address })).rejects.toThrow(reason)
  })

  test('whose port is taken is refused by name', async () => {
    const first = await createSimulator({ port: 0, clients: [] })
    const port = Number(new URL(first.origin).port)
    await expect(createSimulator({ port, clients: [] })).rejects.toThrow(`port ${port} of 127.0.0.1 is taken`)
    await first.stop()
  })
})

describe('a file', () => {
  const write = async (name: string, text: string) => {
    const path = join(directory, name)
    await writeFile(path, text)
    return path
  }

  test('of JSON is read', async () => {
    expect(await readJson(await write('good.json', '{"clients":[]}'), 'clients')).toEqual({ clients: [] })
  })

  test.each<[string, () => string | Promise<string>, RegExp]>([
    ['that is not there', () => join(directory, 'none'), /^cannot read the clients in .*none: there is no such file$/],
    ['that is a directory', () => directory, /: it is a directory$/],
    ['that is empty', () => write('empty', ' \n'), /: the file is empty$/],
    ['that is no JSON', () => write('bad', '{\n  "clients": [}'), /: it is not JSON/],
  ])('%s is refused with what is wrong', async (_, path, reason) => {
    await expect(readJson(await path(), 'clients')).rejects.toThrow(reason)
  })

  test('that is no JSON is not quoted', async () => {
    const path = await write('secret', 'clientSecret: hunter2')
    await expect(readJson(path, 'clients')).rejects.toThrow(/^(?!.*hunter2)/)
  })

  test.skipIf(process.getuid?.() === 0)('that may not be read is told so', async () => {
    const path = await write('closed', '[]')
    await chmod(path, 0)
    await expect(readJson(path, 'clients')).rejects.toThrow('there is no permission to read it')
  })
})
