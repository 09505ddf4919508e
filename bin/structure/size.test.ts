import { expect, test } from 'vitest'
import { functionsOf, linesOf, mostLines } from './lengths.ts'
import { readFolders, readSources } from './repository.ts'
import { isTest } from './rooms.ts'

const mostFiles = 16

/** Tables of data: they are read by looking something up, and grow with what they describe. */
const tables =
  /^lib\/onboarding\/products\/|^lib\/simulator\/personas\/|^lib\/myinfo\/attributes\/|^lib\/storage\/schema\.ts$/

/** Functions that may be longer, by file and name, with the reason. */
const longFunctions: Readonly<Record<string, string>> = {
  'app/[product]/apply/page.tsx Apply': 'the page of the form, in the order in which it is read on the screen',
  'app/staff/[reference]/page.tsx Case': 'the page of one application, in the order in which it is read',
  'app/staff/[reference]/decided-first/page.tsx DecidedFirst': 'two decisions side by side, in the order of the page',
  'lib/storage/stores/delivery/bank-applications.ts createBankApplications':
    'one statement for each thing that the bank asks',
  'lib/storage/stores/staff/applications.ts createStaffApplications': 'one statement for each thing that staff do',
  'lib/storage/stores/staff/sessions.ts createStaffSessions': 'one statement for each thing that happens to a session',
}

const files = readSources()
const product = files.filter(({ path }) => !isTest(path) && !tables.test(path))
const long = product.flatMap(functionsOf).filter(({ lines }) => lines > mostLines.function)

test(`no function outside the tests is longer than ${mostLines.function} lines, but those named here`, () => {
  const unnamed = long.filter((measured) => !(idOf(measured) in longFunctions))

  expect(unnamed.map(({ at, name, lines }) => `${at} ${name} has ${lines} lines`)).toEqual([])
})

test(`no file outside the tests and tables is longer than ${mostLines.file} lines`, () => {
  const tooLong = product.filter(({ source }) => linesOf(source) > mostLines.file)

  expect(tooLong.map(({ path, source }) => `${path} has ${linesOf(source)} lines`)).toEqual([])
})

test(`no folder shows more than ${mostFiles} files besides tests`, () => {
  const full = [...readFolders()].filter(([, names]) => names.length > mostFiles)

  expect(full.map(([folder, names]) => `${folder} has ${names.length} files`)).toEqual([])
})

test('every function that may be longer still exists', () => {
  const functions = new Set(product.flatMap(functionsOf).map(idOf))

  expect(Object.keys(longFunctions).filter((id) => !functions.has(id))).toEqual([])
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

function idOf({ at, name }: { at: string; name: string }): string {
  return `${at.replace(/:\d+$/, '')} ${name}`
}
