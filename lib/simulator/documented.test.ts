import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { usage } from './cli/options.ts'
import { reviewUsage } from './cli/review-options.ts'
import { faults } from './faults/index.ts'
import { defaultSettings } from './settings.ts'

const page = readFileSync(new URL('../../docs/simulator.md', import.meta.url), 'utf8')
const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8')
const optionsOf = (text: string) => [...text.matchAll(/--[a-z][a-z-]*/g)].map(([option]) => option)

test('every setting has its place in the documentation', () => {
  for (const name of Object.keys(defaultSettings)) expect(page, name).toContain(`\`${name}\``)
})

test('every option of the command line has its place in the documentation', () => {
  for (const option of optionsOf(usage)) if (option !== '--help') expect(page, option).toContain(option)
})

test('every option of the simulator that the documentation writes is one', () => {
  const [, table = ''] = /### On the command line\n([\s\S]*?)\n###/.exec(page) ?? []
  const foreign = ['--cacert']
  for (const option of optionsOf(table)) expect([...optionsOf(usage), ...foreign]).toContain(option)
  const [, review = ''] = /### Review a client\n([\s\S]*?)\n##/.exec(page) ?? []
  for (const option of optionsOf(review)) expect([...optionsOf(reviewUsage), '--strict']).toContain(option)
})

test('every fault that the documentation arms can be armed', () => {
  const armed = [...`${page}${readme}`.matchAll(/(?:"fault":"|arm\(')([a-z0-9-]+)/g)].map(([, name = '']) => name)
  expect(armed.length).toBeGreaterThan(3)
  for (const name of armed) expect([...faults.keys()]).toContain(name)
})
