import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type AsvsRow, asvsFaults, readRows } from './asvs.ts'

const standard = readRows(readFileSync('bin/security/asvs-5.0.0.csv', 'utf8')) as AsvsRow[]
const rows = readRows(readFileSync('docs/asvs.csv', 'utf8')) as AsvsRow[]
const isThere = (path: string) => existsSync(path)

test('every requirement of ASVS 5.0 at levels 1 and 2 stands in docs/asvs.csv once, with how and where', () => {
  expect([standard.filter(({ level }) => level === '1').length, standard.length]).toEqual([70, 253])
  expect(asvsFaults({ standard, rows, isThere })).toEqual([])
})

const good: AsvsRow = { id: '1.1', level: '1', state: 'holds', how: 'so', where: 'docs/asvs.csv' }

test.each<[string, AsvsRow[], string]>([
  ['is missing', [], '1.1 is missing'],
  ['stands twice', [good, good], '1.1 stands twice'],
  ['is none of the standard', [good, { ...good, id: '9.9' }], '9.9 is not a requirement of level 1'],
  ['has another level', [{ ...good, level: '2' }], '1.1 is not a requirement of level 2'],
  ['has a state that nobody knows', [{ ...good, state: 'fine' }], '1.1 is "fine"'],
  ['does not say how', [{ ...good, how: ' ' }], '1.1 does not say how'],
  ['does not say where', [{ ...good, where: '' }], '1.1 does not say where'],
  ['names a file that is gone', [{ ...good, where: 'docs/asvs.csv gone.ts' }], '1.1 names gone.ts, which is not there'],
])('a requirement that %s is a fault', (_, given, fault) => {
  expect(asvsFaults({ standard: [good], rows: given, isThere })).toEqual([fault])
})

test('a cell may hold commas, quotes and nothing', () => {
  expect(readRows('id,how,where\n1.1,"so, and ""so""",\n')).toEqual([{ id: '1.1', how: 'so, and "so"', where: '' }])
})

test('every file that the threat model names is there, by its path or by the name of a test', () => {
  const text = readFileSync('docs/threat-model.md', 'utf8')
  const named = [...text.matchAll(/`([\w.[\]/-]+\.(?:ts|md|csv))`/g)].map(([, name = '']) => name)
  const files = ['app', 'bin', 'e2e', 'lib'].flatMap((room) => readdirSync(room, { recursive: true, encoding: 'utf8' }))
  const tests = new Set(files.map((file) => path.basename(file)))
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((name) => !existsSync(name) && !tests.has(name))).toEqual([])
})
