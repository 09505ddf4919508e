import { parseSync } from 'vite'
import { expect, test } from 'vitest'
import type { SourceFile } from './imports.ts'
import { readSources } from './repository.ts'
import { isTest } from './rooms.ts'

/** Tables of data, whose entries say themselves what they are, and products. */
const tables = /^lib\/(onboarding\/products|simulator\/personas|myinfo\/attributes)\/|\.d\.ts$/
/** Types of the simulator stand beside the one function that takes them. */
const withoutTypes = /^lib\/simulator\//

const described = readSources().filter(({ path }) => path.startsWith('lib/') && !isTest(path) && !tables.test(path))

test('every export of lib says in a docstring what it is or guarantees', () => {
  expect(described.flatMap(silentExports)).toEqual([])
})

test('an export without a docstring is found, whatever it is', () => {
  const source = `/** Told. */
export function told() {}

export function silent() {}
// a note
export const alone = 1
/** Told. */
export interface Shape {}

export type Bare = string
`
  expect(silentExports({ path: 'lib/made-up.ts', source })).toEqual([
    'lib/made-up.ts silent',
    'lib/made-up.ts alone',
    'lib/made-up.ts Bare',
  ])
})

/** Exported declarations with no docstring directly before them. */
function silentExports({ path, source }: SourceFile): string[] {
  const { program, comments } = parseSync(path, source)
  const docstrings = comments.filter(({ type, value }) => type === 'Block' && value.startsWith('*'))
  return program.body.flatMap((node) => {
    if (node.type !== 'ExportNamedDeclaration' || !node.declaration) return []
    if (node.declaration.type.startsWith('TS') && withoutTypes.test(path)) return []
    const isTold = docstrings.some(({ end }) => end <= node.start && isBlank(source.slice(end, node.start)))
    return isTold ? [] : [`${path} ${namesOf(node.declaration).join(', ')}`]
  })
}

function isBlank(between: string): boolean {
  return /^(\s|\/\/[^\n]*\n)*$/.test(between)
}

function namesOf(declaration: object): unknown[] {
  const { id, declarations } = declaration as { id?: { name?: string }; declarations?: { id: { name?: string } }[] }
  return declarations ? declarations.map((each) => each.id.name) : [id?.name]
}
