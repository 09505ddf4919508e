import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runGolive } from '../development/golive.ts'
import { runKeys } from '../operator/keys.ts'
import { warnIfGitWouldTake } from './git-would-take.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'git-'))
const repository = path.join(folder, 'repository')

beforeAll(() => {
  execFileSync('git', ['init', '--quiet', repository])
  writeFileSync(path.join(repository, '.gitignore'), 'ignored*\n')
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs a command, and gives back what it said on its error output. */
async function complaintsOf(run: typeof runKeys | typeof runGolive, argv: readonly string[]) {
  const complained: string[] = []
  await run(argv, {
    print: () => undefined,
    printError: (line: string) => complained.push(line),
    now: Date.now,
    env: {},
  })
  return complained.join('\n')
}

describe('a private key', () => {
  test('in a repository that does not ignore it is warned of', async () => {
    expect(await warnIfGitWouldTake(path.join(repository, 'keys.json'))).toMatch(
      /^Warning: git does not ignore .*keys\.json/,
    )
  })

  test.each(['repository/ignored.json', 'elsewhere.json'])('at %s is not warned of', async (name) => {
    expect(await warnIfGitWouldTake(path.join(folder, name))).toBeUndefined()
  })

  test('made by `keys create` is warned of', async () => {
    const file = path.join(repository, 'made.json')
    expect(await complaintsOf(runKeys, ['--file', file, 'create'])).toContain(`git does not ignore ${file}`)
    expect(await complaintsOf(runKeys, ['--file', path.join(repository, 'ignored.json'), 'create'])).toBe('')
  })

  test('made by `golive csr` is warned of', async () => {
    expect(await complaintsOf(runGolive, ['csr', '--name', 'ACME', '--out', path.join(repository, 'out')])).toContain(
      'NDI-DSAP-ACME.key',
    )
  })

  test.each([
    'keys.json',
    'keys-cards.json',
    'myinfo.key',
    'app.pem',
    'certificates/NDI-DSAP-ACME.key',
    'golive/pack.pdf',
  ])('or what is made with one, as %s, is ignored by this repository', (name) => {
    expect(execFileSync('git', ['check-ignore', '--no-index', name], { encoding: 'utf8' }).trim()).toBe(name)
  })
})
