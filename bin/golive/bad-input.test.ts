import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { bankAnswers } from '../../lib/golive/testing/pack-answers.ts'
import type { CommandContext } from '../command/context.ts'
import { runGolive } from '../development/golive.ts'
import { runDoctor } from '../operator/doctor.ts'
import { runRules } from '../operator/rules.ts'

const folder = mkdtempSync(join(tmpdir(), 'bad-input-'))
afterAll(() => rmSync(folder, { recursive: true }))
chmodSync(folder, 0o711)

function fileOf(name: string, content: string, mode = 0o644): string {
  const file = join(folder, name)
  writeFileSync(file, content)
  chmodSync(file, mode)
  return file
}

const directory = join(folder, 'directory.png')
mkdirSync(directory)
const secret = 'words that stand in the file'

const inputs: [name: string, file: string, says: string][] = [
  ['no file', join(folder, 'nothing.png'), 'cannot be read: there is no such file'],
  ['a file below a file', join(fileOf('flat', 'x'), 'below.png'), 'cannot be read: there is no such file'],
  ['a directory', directory, 'cannot be read: it is a directory'],
  ['an empty file', fileOf('empty.png', ''), 'is empty'],
  ['a file of another user', fileOf('forbidden.png', secret, 0o000), 'cannot be read: this user may not read it'],
]

type Run = (file: string, around: CommandContext) => Promise<number>

const pack = ['pack', '--product', 'specimen-account', '--no-screenshots', '--draft', '--out', join(folder, 'out')]
const pem = fileOf('some.pem', 'some')
const other = join(folder, 'else.png')
/** Answers that name each file as the logo, written before anybody else runs. */
const answers = new Map(
  [...inputs.map(([, file]) => file), other].map((appLogo, index) => [
    appLogo,
    fileOf(`answers-${index}.json`, JSON.stringify({ ...bankAnswers, appLogo })),
  ]),
)

const commands: [name: string, run: Run][] = [
  ['golive check --cert', (file, around) => runGolive(['check', '--cert', file, '--chain', pem], around)],
  ['golive check --chain', (file, around) => runGolive(['check', '--cert', pem, '--chain', file], around)],
  ['golive check --key', (file, around) => runGolive(['check', '--cert', pem, '--chain', pem, '--key', file], around)],
  ['golive pack --answers', (file, around) => runGolive([...pack, '--answers', file], around)],
  ['golive pack, its logo', (file, around) => runGolive([...pack, '--answers', answers.get(file) ?? ''], around)],
  ['doctor --certificate', (file, around) => runDoctor(['--certificate', file], around)],
]

/** Permissions do not hinder root: there the command is run as somebody else. */
async function asSomebody<Result>(work: () => Promise<Result>): Promise<Result> {
  if (process.getuid?.() !== 0) return work()
  process.seteuid?.(65_534)
  try {
    return await work()
  } finally {
    process.seteuid?.(0)
  }
}

async function run(command: Run, file: string) {
  const said: string[] = []
  const complained: string[] = []
  const around = {
    print: (line: string) => said.push(line),
    printError: (line: string) => complained.push(line),
    now: () => Date.parse('2026-11-23T04:00:00Z'),
    env: {},
  }
  return { code: await command(file, around), said: said.join('\n'), complained: complained.join('\n') }
}

describe.each(commands)('%s', (_, command) => {
  it.each(inputs)('given %s says so, names it, and ends with 2', async (_input, file, says) => {
    const { code, said, complained } = await asSomebody(() => run(command, file))

    expect({ code, said }).toEqual({ code: 2, said: '' })
    expect(complained).toBe(`${file} ${says}`)
    expect(readdirSync(folder)).not.toContain('out')
  })

  it('given a file of something else never repeats what stands in it', async () => {
    const { code, said, complained } = await run(command, fileOf('else.png', secret))

    expect([1, 2]).toContain(code)
    expect(`${said}${complained}`).not.toContain(secret)
  })
})

describe('golive csr and golive pack', () => {
  it.each([
    ['a file', fileOf('taken', 'x')],
    ['a directory of another user', join(directory, 'theirs')],
  ])('that may not write to %s say so, and end with 2', async (_, out) => {
    const csr: Run = (place, around) => runGolive(['csr', '--name', 'ACME', '--out', place], around)
    const { code, complained } = await asSomebody(() => run(csr, out))

    expect(code).toBe(2)
    expect(complained).toBe(`${out} cannot be written: choose another directory`)
  })
})

describe('rules', () => {
  it.each([[['--mend']], [['age']], [['ages', 'twice']]])('given %j ends with 2', async (argv) => {
    expect(await run((_, around) => runRules(argv, around), '')).toMatchObject({ code: 2, said: '' })
  })

  it('ages lists what nobody could read first, then the oldest', async () => {
    const { code, said } = await run((_, around) => runRules(['ages'], around), '')
    const days = [...said.matchAll(/^ *(\d+) days/gm)].map(([, count]) => Number(count))

    expect(code).toBe(0)
    expect(said).toMatch(/^ *UNREAD/)
    expect(days).toEqual(days.toSorted((one, other) => other - one))
  })

  it('ages gives a program the same as JSON', async () => {
    const { said } = await run((_, around) => runRules(['ages', '--json'], around), '')

    expect(JSON.parse(said).rules[0]).toMatchObject({ id: 'button-labels', source: expect.any(String) })
  })
})
