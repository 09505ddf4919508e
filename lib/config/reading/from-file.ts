import { readFileSync } from 'node:fs'
import type { z } from 'zod'

/** An environment, without what is blank. */
export type Env = Readonly<Record<string, string | undefined>>

/** Long enough for a deep path, too short for a key that was pasted in its place. */
const longestPath = 200

/**
 * The text of a secret, given itself as `NAME` or by the path of a file as `NAME_FILE`. What hinders reading it is added
 * to `wrong`.
 */
export function fromFile(name: string, env: Env, wrong: string[]): string | undefined {
  const path = env[`${name}_FILE`]
  if (path === undefined) return env[name]
  if (env[name] !== undefined) {
    wrong.push(`is given twice: as ${name} and as ${name}_FILE`)
    return undefined
  }
  const { text, fault } = readText(path)
  if (fault) wrong.push(fault)
  return text
}

/** A setting that may be the text itself, PEM or JSON, or the path of a file that holds it. */
export function textOrFile(value: string, context: z.RefinementCtx): string {
  const pem = value.replaceAll('\\r', '').replaceAll('\\n', '\n')
  if (value.includes('-----BEGIN')) return inLines(pem)
  if (/^\s*[{[]/.test(value)) return value
  const { text, fault } = readText(value)
  if (fault) context.addIssue({ code: 'custom', message: fault })
  return inLines(text ?? '')
}

/** PEM that an environment, a secret store or YAML has put on one line or moved to the right, in lines of its own again. */
function inLines(pem: string): string {
  return pem.replaceAll(/-----BEGIN ([A-Z\d ]+)-----([A-Za-z\d+/=\s]+)-----END \1-----/g, (_, label, base64) => {
    const lines = base64.replaceAll(/\s/g, '').match(/.{1,64}/g) ?? []
    return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join('\n')
  })
}

function readText(path: string): { text?: string; fault?: string } {
  const shown = path.length <= longestPath && !/\s/.test(path) ? ` at ${path}` : ' at that path'
  try {
    const text = readFileSync(/* turbopackIgnore: true */ path, 'utf8').replace(/\r?\n$/, '')
    return text.trim() ? { text } : { fault: `names an empty file${shown}` }
  } catch (error) {
    return { fault: `${reasons[String(Object(error).code)] ?? 'names a file that cannot be read'}${shown}` }
  }
}

const reasons: Record<string, string> = {
  ENOENT: 'names no file: there is none',
  ENOTDIR: 'names no file: there is none',
  EISDIR: 'names a directory, not a file,',
  EACCES: 'names a file that this user may not read,',
  ENAMETOOLONG: 'is neither the text itself nor a path: nothing can be',
}
