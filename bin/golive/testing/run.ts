import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { CommandContext } from '../../command/context.ts'
import { runGolive } from '../../development/golive.ts'

/** Monday 23 November 2026, 12:00 in Singapore. */
export const now = Date.parse('2026-11-23T04:00:00Z')

export interface Outcome {
  code: number
  /** All that was printed. */
  said: string
  /** All that was complained about. */
  complained: string
}

/** Runs one command of the kit and gives its exit code and words. */
export async function golive(argv: readonly string[], around: Partial<CommandContext> = {}): Promise<Outcome> {
  const said: string[] = []
  const complained: string[] = []
  const code = await runGolive(argv, {
    print: (line) => said.push(line),
    printError: (line) => complained.push(line),
    now: () => now,
    env: {},
    ...around,
  })
  return { code, said: said.join('\n'), complained: complained.join('\n') }
}

/** A folder of the running test, removed with it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'golive-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}
