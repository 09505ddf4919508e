import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

/** An environment, without what is blank. */
export type Env = Readonly<Record<string, string | undefined>>

/** A port of this machine. */
export const port = z.coerce
  .number('must be a port number')
  .int('must be a port number')
  .min(1, 'must be a port number')
  .max(65_535, 'must be a port number')

/** Checks one group of settings. What is wrong is added to `faults`, a line each, and then there is no result. */
export function read<Schema extends z.ZodType>({
  schema,
  env,
  faults,
}: {
  schema: Schema
  env: Env
  faults: string[]
}): z.infer<Schema> | undefined {
  const result = schema.safeParse(env)
  if (result.success) return result.data
  faults.push(...result.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`))
  return undefined
}

/** A setting that may be the text itself or the path of a file that holds it. */
export function textOrFile(value: string): string {
  if (value.includes('-----BEGIN') || value.trimStart().startsWith('{')) return value
  return existsSync(/* turbopackIgnore: true */ value) ? readFileSync(/* turbopackIgnore: true */ value, 'utf8') : value
}

/** Whether an address is of this very machine. */
export function isLoopback(text: string): boolean {
  return URL.canParse(text) && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(text).hostname)
}
