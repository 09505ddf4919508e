import { posix } from 'node:path'
import { parseSync, Visitor } from 'vite'

/** One file of the repository: its path from the top, with `/`, and its text. */
export interface SourceFile {
  path: string
  source: string
}

/** What one import leads to: a file of the repository, a package, a built-in module, or what only run time can tell. */
export type Target =
  | { kind: 'file'; path: string }
  | { kind: 'package'; name: string }
  | { kind: 'builtin'; name: string }
  | { kind: 'computed' }

/** An import as it is written, and what it leads to. */
export interface Import {
  written: string
  target: Target
}

interface Text {
  type: string
  value?: unknown
  quasis?: { value: { cooked: string | null } }[]
}

/**
 * Every import of a file: static, type-only, dynamic, re-exported, `import('…')` in a type, `require`, and the modules
 * that a test mocks. `workspaces` are the packages of this repository by name, with their folders.
 *
 * @throws {SyntaxError} when the file cannot be parsed.
 */
export function importsOf(file: SourceFile, workspaces: ReadonlyMap<string, string> = new Map()): Import[] {
  const { program, errors } = parseSync(file.path, file.source)
  if (errors.length > 0) throw new SyntaxError(`${file.path}: ${errors[0]?.message}`)
  const found: Import[] = []
  function add(text: Text | null | undefined) {
    if (!text) return
    const written = literal(text)
    found.push(
      written === undefined
        ? { written: 'an expression', target: { kind: 'computed' } }
        : { written, target: resolve(file.path, written, workspaces) },
    )
  }
  new Visitor({
    ImportDeclaration: ({ source }) => add(source),
    ExportNamedDeclaration: ({ source }) => add(source),
    ExportAllDeclaration: ({ source }) => add(source),
    ImportExpression: ({ source }) => add(source),
    TSImportType: ({ source }) => add(source),
    TSExternalModuleReference: ({ expression }) => add(expression),
    CallExpression: ({ callee, arguments: [first] }) => {
      if (first?.type === 'Literal' && importingCalls.test(file.source.slice(callee.start, callee.end))) add(first)
    },
  }).visit(program)
  return found
}

const importingCalls = /^(require|vi\.(do)?(un)?mock|vi\.import(Actual|Mock))$/i

function literal({ type, value, quasis }: Text): string | undefined {
  if (type === 'Literal' && typeof value === 'string') return value
  return type === 'TemplateLiteral' && quasis?.length === 1 ? (quasis[0]?.value.cooked ?? undefined) : undefined
}

function resolve(from: string, written: string, workspaces: ReadonlyMap<string, string>): Target {
  const specifier = written.replace(/\?.*$/, '')
  if (specifier.startsWith('@/')) return { kind: 'file', path: posix.normalize(specifier.slice(2)) }
  if (specifier.startsWith('.')) return { kind: 'file', path: posix.join(posix.dirname(from), specifier) }
  if (specifier.startsWith('node:')) return { kind: 'builtin', name: specifier }
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
  const folder = workspaces.get(name)
  return folder ? { kind: 'file', path: `${folder}${specifier.slice(name.length)}/` } : { kind: 'package', name }
}
