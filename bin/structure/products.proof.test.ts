import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, expect, test } from 'vitest'
import { root } from './repository.ts'

const run = promisify(execFile)
const products = 'lib/onboarding/products'
const left = ['node_modules', '.git', '.next', '.data', 'dist', 'test-results', 'playwright-report', 'coverage']
const copies: string[] = []

afterEach(async () => {
  for (const copy of copies.splice(0)) await rm(copy, { recursive: true, force: true })
})

/** A copy of this repository that shares what is installed. */
async function copyOfTree(): Promise<string> {
  const copy = await mkdtemp(path.join(tmpdir(), 'products-'))
  copies.push(copy)
  await cp(root, copy, { recursive: true, filter: (source) => !left.includes(path.basename(source)) })
  await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))
  // Some tests ask git what the repository has.
  await run('git', ['init', '--quiet'], { cwd: copy })
  await run('git', ['add', '--all'], { cwd: copy })
  return copy
}

async function change(file: string, edit: (text: string) => string): Promise<void> {
  const before = await readFile(file, 'utf8')
  const after = edit(before)
  expect(after).not.toBe(before)
  await writeFile(file, after)
}

/** Runs the unit tests of a copy: `passed`, or else which failed and why. */
async function unitTests(copy: string): Promise<string> {
  const vitest = path.join(copy, 'node_modules/vitest/vitest.mjs')
  const options = { cwd: copy, maxBuffer: 64 * 1024 * 1024, env: { ...process.env, NO_COLOR: '1', VITEST: undefined } }
  const argv = [vitest, 'run', '--project', 'unit', '--reporter', 'dot']
  return run(process.execPath, argv, options).then(
    () => 'passed',
    (failure: { stderr?: string }) => (failure.stderr ?? '').slice(-8_000),
  )
}

const limit = 15 * 60_000

test('every unit test passes for a bank that has taken out all products of the demo', { timeout: limit }, async () => {
  const copy = await copyOfTree()
  for (const name of ['savings-account', 'credit-card', 'family-insurance'])
    await rm(path.join(copy, products, `${name}.ts`))
  await change(path.join(copy, products, 'index.ts'), (text) =>
    text
      .replace(/^import .*(savings-account|credit-card|family-insurance).*\n/gm, '')
      .replace(/= \[.*\]/, '= [everything]'),
  )

  expect(await unitTests(copy)).toBe('passed')
})

const juniorSavings = `import type { Product } from '../product.ts'

export const juniorSavings: Product = {
  id: 'junior-savings',
  languages: ['en'],
  singpassUse: 'sign-up',
  name: { en: 'Junior savings' },
  summary: { en: 'A first account.' },
  purpose: 'opening a junior savings account',
  recipient: { en: 'Only the account opening team sees what you share.' },
  retention: { en: 'We keep an application for 30 days.' },
  retentionDays: 30,
  next: [],
  steps: [
    {
      id: 'identity',
      title: { en: 'Who you are' },
      fields: [
        { kind: 'myinfo', attribute: 'name', why: { en: 'For the account.' } },
        { kind: 'question', id: 'goal', label: { en: 'What for?' }, answer: { kind: 'text', maxLength: 100 } },
      ],
    },
  ],
}
`

test('every unit test passes for a bank that has added a product in English alone', { timeout: limit }, async () => {
  const copy = await copyOfTree()
  await writeFile(path.join(copy, products, 'junior-savings.ts'), juniorSavings)
  await change(path.join(copy, products, 'index.ts'), (text) =>
    `import { juniorSavings } from './junior-savings.ts'\n${text}`.replace('= [', '= [juniorSavings, '),
  )

  expect(await unitTests(copy)).toBe('passed')
})
