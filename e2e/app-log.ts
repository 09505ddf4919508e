import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

const file = process.env.E2E_APP_LOG

/** What the application has written so far; nothing where its log is not at hand. */
export function readLog(): string {
  return file ? readFileSync(file, 'utf8') : ''
}

/** What it wrote after `before`, once that holds the reference; without a log, the reference alone. */
export async function writtenSince(before: string, reference: string): Promise<string> {
  if (!file) return reference
  for (let tries = 0; tries < 20 && !readLog().slice(before.length).includes(reference); tries += 1) await wait(50)
  return readLog().slice(before.length)
}
