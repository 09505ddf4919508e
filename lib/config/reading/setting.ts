import { z } from 'zod'
import type { SettingFault } from './config-error.ts'
import { type Env, fromFile } from './from-file.ts'

/** One row of the table of settings: how it is read, and what an operator is told about it. */
export interface Setting<Schema extends z.ZodType = z.ZodType> {
  schema: Schema
  /** What it decides, in one sentence. */
  meaning: string
  /** What holds without it, for the table of settings. */
  otherwise: string
  /** What to do when it is missing or wrong. */
  fix: string
  /** A secret may also come from a file, named by the same setting with `_FILE` behind it. */
  secret?: boolean
}

/** A group of settings, by their names in the environment. */
export type SettingTable = Readonly<Record<string, Setting>>

/** What a table's settings hold once each of them has been read. */
export type ValuesOf<Table extends SettingTable> = { [Name in keyof Table]: z.output<Table[Name]['schema']> }

/** Values that could be read, and all of them only when none is at fault. */
export interface Reading<Table extends SettingTable> {
  readable: Partial<ValuesOf<Table>>
  complete?: ValuesOf<Table>
}

/** Gives a row its type; changes nothing. */
export function setting<Schema extends z.ZodType>(row: Setting<Schema>): Setting<Schema> {
  return row
}

/** Reads each setting of a table by itself, so that one fault hides no other; faults are added to the list. */
export function readTable<Table extends SettingTable>(table: Table, env: Env, faults: SettingFault[]): Reading<Table> {
  const found: Record<string, unknown> = {}
  let isComplete = true
  for (const [name, row] of Object.entries(table)) {
    const wrong: string[] = []
    const text = row.secret ? fromFile(name, env, wrong) : env[name]
    const result = wrong.length > 0 ? undefined : row.schema.safeParse(text)
    if (result?.success) found[name] = result.data
    else isComplete = false
    wrong.push(...(result?.error?.issues.map(({ message }) => message) ?? []))
    faults.push(...wrong.map((what) => ({ setting: nameOf(name, row, env), wrong: what, fix: row.fix })))
  }
  const readable = found as Partial<ValuesOf<Table>>
  return isComplete ? { readable, complete: found as ValuesOf<Table> } : { readable }
}

/** The name under which an operator gave it. */
function nameOf(name: string, { secret }: Setting, env: Env): string {
  return secret && !env[name] && env[`${name}_FILE`] ? `${name}_FILE` : name
}

/** A port of this machine. */
export const port = z.coerce
  .number('must be a port number')
  .int('must be a port number')
  .min(1, 'must be a port number')
  .max(65_535, 'must be a port number')

/** A check for `superRefine`, made of a function that tells what is wrong with a text. Empty is told elsewhere. */
export function refusing(faultsOf: (text: string) => readonly string[]) {
  return (text: string, context: z.RefinementCtx): void => {
    for (const message of text === '' ? [] : faultsOf(text)) context.addIssue({ code: 'custom', message })
  }
}

/** A `transform` of JSON into what a schema describes; each fault is told with the place where it stands. */
export function jsonOf<Schema extends z.ZodType>(schema: Schema) {
  return (text: string, context: z.RefinementCtx): z.output<Schema> => {
    const result = schema.safeParse(parsedJson(text))
    if (result.success) return result.data
    for (const { path, message } of result.error.issues) {
      const place = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')
      context.addIssue({
        code: 'custom',
        message: place ? `${place.replace(/^\./, '')} ${message}` : `must be ${what}`,
      })
    }
    return z.NEVER
  }
}

const what = 'a JSON object, or a path to one'

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
