import { parseSync, Visitor } from 'vite'
import type { SourceFile } from './imports.ts'

/** Lines that a function and a file may have. Tests and tables of data are measured apart. */
export const mostLines = { function: 60, file: 250, testFile: 510 } as const

/** A function, by where it begins, and its number of lines. */
export interface Measured {
  at: string
  name: string
  lines: number
}

interface Spanned {
  start: number
  end: number
}

/** Every function of a file, named or not, methods too, with its number of lines. */
export function functionsOf({ path, source }: SourceFile): Measured[] {
  const lineAt = lineNumbers(source)
  const names = new Map<number, string>()
  const found: Measured[] = []
  function measure({ start, end, id }: Spanned & { id?: { name: string } | null }) {
    const first = lineAt(start)
    const name = id?.name ?? names.get(start) ?? 'a function'
    found.push({ at: `${path}:${first}`, name, lines: lineAt(end) - first + 1 })
  }
  new Visitor({
    VariableDeclarator: ({ id, init }) => {
      if (id.type === 'Identifier' && init) names.set(init.start, id.name)
    },
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
  }).visit(parseSync(path, source).program)
  return found
}

/** The number of lines of a text. */
export function linesOf(source: string): number {
  return source.split('\n').length - (source.endsWith('\n') ? 1 : 0)
}

/** Tells for a position in a text which line, counted from 1, it is in. */
function lineNumbers(source: string): (position: number) => number {
  const starts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)]
  return (position) => {
    const after = starts.findIndex((start) => start > position)
    return after === -1 ? starts.length : after
  }
}
