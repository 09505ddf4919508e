import { expect, test } from 'vitest'
import { functionsOf, linesOf, mostLines } from './lengths.ts'
import { readFolders, readSources } from './repository.ts'
import { isTest } from './rooms.ts'

const mostFiles = 16

/** Tables of data: they are read by looking something up, and grow with what they describe. */
const tables = /^lib\/onboarding\/products\/|^lib\/simulator\/personas\/|^lib\/myinfo\/attributes\//

const files = readSources()
const product = files.filter(({ path }) => !isTest(path) && !tables.test(path))

test(`no function outside the tests is longer than ${mostLines.function} lines`, () => {
  const long = product.flatMap(functionsOf).filter(({ lines }) => lines > mostLines.function)

  expect(long.map(({ at, name, lines }) => `${at} ${name} has ${lines} lines`)).toEqual([])
})

test(`no file outside the tests and tables is longer than ${mostLines.file} lines`, () => {
  const tooLong = product.filter(({ source }) => linesOf(source) > mostLines.file)

  expect(tooLong.map(({ path, source }) => `${path} has ${linesOf(source)} lines`)).toEqual([])
})

test(`no folder shows more than ${mostFiles} files besides tests`, () => {
  const full = [...readFolders()].filter(([, names]) => names.length > mostFiles)

  expect(full.map(([folder, names]) => `${folder} has ${names.length} files`)).toEqual([])
})

test('a function is measured from its first line to its last, whatever its form', () => {
  const source = `export function named() {
  return 1
}
const arrow = () =>
  2
class Something {
  method() {}
}
export default function () {


}
`
  expect(functionsOf({ path: 'made-up.ts', source })).toEqual([
    { at: 'made-up.ts:1', name: 'named', lines: 3 },
    { at: 'made-up.ts:4', name: 'arrow', lines: 2 },
    { at: 'made-up.ts:7', name: 'a function', lines: 1 },
    { at: 'made-up.ts:9', name: 'a function', lines: 4 },
  ])
})
