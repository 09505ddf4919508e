import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compileCommands, developmentCommands, operatorCommands } from './stack/commands.ts'

const root = process.cwd()
let install: string

/** A production install: the compiled commands, what starts them, and of the packages those alone that it has. */
beforeAll(async () => {
  install = await mkdtemp(path.join(tmpdir(), 'production-'))
  compileCommands(root)
  await cp(path.join(root, '.next/commands'), path.join(install, '.next/commands'), { recursive: true })
  await writeFile(path.join(install, '.next/package.json'), '{"type": "commonjs"}') // as `next build` does
  for (const file of ['bin/command.mjs', 'bin/install.mjs', 'package.json']) {
    await cp(path.join(root, file), path.join(install, file))
  }
  const { packages } = JSON.parse(await readFile(path.join(root, 'package-lock.json'), 'utf8'))
  for (const [location, locked] of Object.entries<{ dev?: boolean }>(packages)) {
    if (locked.dev || !/^node_modules\/(@[^/]+\/)?[^/]+$/.test(location)) continue
    await mkdir(path.dirname(path.join(install, location)), { recursive: true })
    await symlink(path.join(root, location), path.join(install, location))
  }
})
afterAll(() => rm(install, { recursive: true, force: true }))

function start(command: string, ...options: string[]): Promise<{ code: number; output: string }> {
  const environment = { PATH: process.env.PATH, HOME: install, NODE_ENV: 'production' as const }
  return new Promise((resolve) => {
    const file = path.join(install, 'bin/command.mjs')
    execFile(process.execPath, [file, command, ...options], { cwd: install, env: environment }, (error, out, errors) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: out + errors }),
    )
  })
}

test.each(operatorCommands(root))('npm run %s says how it is used, without a development package', async (name) => {
  const { code, output } = await start(name, '--help')

  expect([code, output]).toEqual([0, expect.stringContaining(`Usage: ${name}`)])
})

test('npm run keys makes keys, without a development package', async () => {
  const file = path.join(install, 'keys.json')
  const { code } = await start('keys', 'create', '--file', file)

  expect(code).toBe(0)
  expect(JSON.parse(await readFile(file, 'utf8')).keys).toHaveLength(2)
})

test('npm run doctor names what is wrong, without a development package', async () => {
  const { code, output } = await start('doctor')

  expect([code, output]).toEqual([1, expect.stringContaining('AUTH_SECRET')])
})

test.each(developmentCommands(root))('npm run %s says that it needs the development packages', async (name) => {
  const { code, output } = await start(name, '--help')

  expect([code, output.trim()]).toEqual([1, expect.stringMatching(`^"npm run ${name}" needs the development packages`)])
})
