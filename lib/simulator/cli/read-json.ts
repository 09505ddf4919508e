import { readFile } from 'node:fs/promises'

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory',
  EACCES: 'there is no permission to read it',
  EPERM: 'there is no permission to read it',
}

/** Reads a JSON file. Throws a `TypeError` that says what is wrong with it, and nothing of what it holds. */
export async function readJson(path: string, what: string): Promise<unknown> {
  const text = await readText(path, what)
  if (text.trim() === '') throw new TypeError(`cannot read the ${what} in ${path}: the file is empty`)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new TypeError(`cannot read the ${what} in ${path}: it is not JSON${tellPlace(text, error)}`)
  }
}

/** Reads a file. Throws a `TypeError` that says why it cannot be read. */
export async function readText(path: string, what: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new TypeError(`cannot read the ${what} in ${path}: ${REASONS[code] ?? code}`)
  })
}

/** Where the JSON breaks, where this version of Node.js tells it. */
function tellPlace(text: string, error: unknown): string {
  const position = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
  if (position === undefined) return ''
  const before = text.slice(0, Number(position)).split('\n')
  return ` (line ${before.length}, column ${(before.at(-1) ?? '').length + 1})`
}
