import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

const file = process.env.E2E_APP_LOG

/** What the application has written so far; nothing where its log is not at hand. */
export function readLog(): string {
  return file ? readFileSync(file, 'utf8') : ''
}

/** What it wrote after `before`, once that holds the word awaited; without a log, the word alone. */
export async function writtenSince(before: string, awaited: string): Promise<string> {
  if (!file) return awaited
  for (let tries = 0; tries < 100 && !readLog().slice(before.length).includes(awaited); tries += 1) await wait(50)
  return readLog().slice(before.length)
}
