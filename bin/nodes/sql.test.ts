import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { features, usedFeatures } from './sql.ts'

const [, part = ''] = readFileSync('docs/scaling.md', 'utf8').split('## What it asks of PostgreSQL')
const [used = '', unused = ''] = part.split('Not used')

test('docs/scaling.md lists what the stores ask of PostgreSQL, and all of it', () => {
  const listed = [...used.matchAll(/^\| ([^|]+?) \|/gm)].map(([, name = '']) => name)
  expect(listed.slice(2).sort()).toEqual(usedFeatures(process.cwd()).sort())
})

test('docs/scaling.md says what the stores do not ask for, and all of that', () => {
  const others = Object.keys(features).filter((name) => !usedFeatures(process.cwd()).includes(name))
  expect(others.filter((name) => !unused.includes(name))).toEqual([])
})
