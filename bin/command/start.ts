import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { pathToFileURL } from 'node:url'
import nextEnv from '@next/env'
import type { CommandContext } from './context.ts'
import { attendOutput } from './output.ts'
import { attendSignals } from './signals.ts'

/**
 * Starts a command when its file is the one that was run, with the settings of `.env` as the application reads them;
 * without those when `settings` is false, for a command that works on none.
 */
export async function startIfRun(
  url: string,
  run: (argv: string[], context: CommandContext) => Promise<number>,
  { settings = true } = {},
): Promise<void> {
  if (!process.argv[1] || url !== pathToFileURL(path.resolve(process.argv[1])).href) return
  if (settings) loadSettings()
  const printError = (line: string) => console.error(line)
  attendOutput({ printError })
  process.exitCode = await run(process.argv.slice(2), {
    print: (line) => console.log(line),
    printError,
    attendStop: attendSignals({ printError }),
    now: Date.now,
    env: process.env,
    ...(process.stdin.isTTY && { ask }),
  })
}

function loadSettings(): void {
  nextEnv.loadEnvConfig(process.cwd(), process.env.NODE_ENV !== 'production', { info: () => {}, error: console.error })
}

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return await terminal.question(question)
  } finally {
    terminal.close()
  }
}
