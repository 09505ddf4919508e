import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { developmentCommands, operatorCommands } from '../stack/commands.ts'
import { root } from '../structure/repository.ts'
import type { CommandContext } from './context.ts'

const widest = 100

/** What `npm run` starts for each command: those that install first are files of their own. */
const commands: [string, string[]][] = [
  ...[...operatorCommands(root), ...developmentCommands(root)].map((name): [string, string[]] => [
    name,
    ['bin/command.mjs', name],
  ]),
  ...['demo', 'test', 'security', 'guards', 'faults', 'bench', 'proofs'].map((name): [string, string[]] => [
    name,
    [`bin/${name}.mjs`],
  ]),
  ...['nodes', 'soak'].map((name): [string, string[]] => [`chaos ${name}`, ['bin/command.mjs', 'chaos', name]]),
  ['simulator review', ['bin/command.mjs', 'simulator', 'review']],
]

interface Said {
  code: number | string
  out: string
  error: string
}

/** Runs a command, for no longer than one takes that begins nothing. */
function say(words: readonly string[]): Promise<Said> {
  const { NODE_ENV: _, ...env } = process.env
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      words,
      { cwd: root, timeout: 20_000, env: { ...env, NODE_ENV: 'development' } },
      (error, out, said) => {
        resolve({ code: error ? (error.code ?? 'too long') : 0, out, error: said })
      },
    )
  })
}

/**
 * What a command says that was seen to start, without a process for each word of it: to start one takes a second of the
 * processor. A command that is a script, which has nothing to call, is started again.
 */
async function sayHere(words: readonly string[]): Promise<Said> {
  const [, name = '', ...argv] = words
  const files = ['operator', 'development'].map((room) => `${root}/bin/${room}/${name}.ts`)
  const file = files.find((path) => existsSync(path) && readFileSync(path, 'utf8').includes('await startIfRun('))
  if (!file) return say(words)

  const exported = await vi.importActual<Record<string, unknown>>(file)
  const [run] = Object.keys(exported).filter((key) => key.startsWith('run'))
  const said = { out: '', error: '' }
  const context: CommandContext = {
    print: (line) => (said.out += `${line}\n`),
    printError: (line) => (said.error += `${line}\n`),
    now: Date.now,
    env: {},
  }
  const command = exported[run ?? ''] as (argv: readonly string[], context: CommandContext) => Promise<number>
  const code = await command(argv, context)
  return { ...said, code }
}

function tooWide(text: string): string[] {
  return text.split('\n').filter((line) => line.length > widest)
}

/** The sub-commands that a help lists, but for `help` itself. */
function listedIn(help: string): string[] {
  const [, list = ''] = help.split(/^Commands:\n/m)
  const names = (list.split(/\n\n/)[0] ?? '').match(/^ {2}[a-z][a-z-]*/gm) ?? []
  return names.map((name) => name.trim()).filter((name) => name !== 'help')
}

test('every name in bin that is started by npm is among the commands here', () => {
  const started = readdirSync(`${root}/bin`).flatMap((file) => /^(\w+)\.mjs$/.exec(file)?.[1] ?? [])
  const helpers = ['command', 'install', 'arguments']
  expect(commands.map(([name]) => name)).toEqual(
    expect.arrayContaining(started.filter((name) => !helpers.includes(name))),
  )
})

test.each(commands)(
  'npm run %s -- --help tells what it takes, and its sub-commands theirs',
  async (_, words) => {
    const { code, out, error } = await say([...words, '--help'])
    expect([code, error.replace(/^.*(Warning|WARNING).*$/gm, '').trim()]).toEqual([0, ''])
    expect(out).toContain('--help')
    expect(tooWide(out)).toEqual([])
    const names = listedIn(out)
    const helps = await Promise.all(names.map((name) => sayHere([...words, name, '--help'])))
    expect(helps.map((help, of) => [names[of], help.code, tooWide(help.out)])).toEqual(
      names.map((name) => [name, 0, []]),
    )
  },
  120_000,
)

test.each(commands)(
  'npm run %s refuses an option that it does not know before it begins anything',
  async (_, words) => {
    const { code, out, error } = await sayHere([...words, '--no-such-option'])
    expect([code, out]).toEqual([2, ''])
    expect(error).toMatch(/unknown option '--no-such-option'/i)
    expect(error.trim().split('\n').at(-1)).toContain('--help')
  },
  40_000,
)
