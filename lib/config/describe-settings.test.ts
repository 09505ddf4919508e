import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { describeSettings, exampleEnvironment } from './describe-settings.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

test('docs/settings.md is the table of what the application reads; `npx vitest -u` writes it anew', async () => {
  await expect(describeSettings()).toMatchFileSnapshot(path.join(root, 'docs/settings.md'))
})

test('.env.example names what the application reads; `npx vitest -u` writes it anew', async () => {
  await expect(exampleEnvironment()).toMatchFileSnapshot(path.join(root, '.env.example'))
})

test('no setting of any table is left out', () => {
  const folder = path.join(root, 'lib/config')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const sources = files.filter((name) => /^([a-z0-9-]+\/)*[a-z0-9-]+\.ts$/.test(name))
  const names = sources.flatMap((source) => {
    const rows = readFileSync(path.join(folder, source), 'utf8').matchAll(/^ {2}([A-Z0-9_]+): setting\(/gm)
    return [...rows].map(([, name]) => String(name))
  })

  expect(names.length).toBeGreaterThan(20)
  for (const name of names) {
    expect(describeSettings()).toMatch(new RegExp(`\\| \`(SINGPASS_)?${name}\` \\|`))
    expect(exampleEnvironment()).toMatch(new RegExp(`^#(SINGPASS_)?${name}=`, 'm'))
  }
})
