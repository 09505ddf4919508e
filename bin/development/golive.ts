#!/usr/bin/env -S npx tsx
import { Command, CommanderError } from 'commander'
import { type CommandContext, CommandRefused, exitCodes } from '../command/context.ts'
import { speakIn } from '../command/run-command.ts'
import { startIfRun } from '../command/start.ts'
import { addCheck } from '../golive/check.ts'
import { addCsr } from '../golive/csr.ts'
import { addMigrate } from '../golive/migrate.ts'
import { addPack } from '../golive/pack.ts'

const afterHelp = `
Exit codes: 0 done; 1 something is at fault, or failed; 2 wrong usage; 3 refused: a file exists
already. Private keys and secrets are never printed. The whole way is told in docs/going-live.md.`

/** Runs one command of the go-live kit and returns its exit code. */
export async function runGolive(argv: readonly string[], context: CommandContext): Promise<number> {
  let exitCode: number = exitCodes.done
  const program = buildProgram(context, (code) => {
    exitCode = code
  })
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return exitCode
  } catch (error) {
    return explain(error, context)
  }
}

function buildProgram(context: CommandContext, endWith: (exitCode: number) => void): Command {
  const program = new Command('golive')
    .description('From a running demo to an approved production app, one step at a time.')
    .addHelpText('after', afterHelp)
    .exitOverride()
    .configureOutput(speakIn(context))
  addCsr(program, context)
  addCheck(program, context, endWith)
  addMigrate(program, context, endWith)
  addPack(program, context)
  return program
}

function explain(error: unknown, { printError }: CommandContext): number {
  // Help that was asked for is a success to commander, and to us.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
  if (error instanceof CommandRefused) {
    printError(error.message)
    return error.exitCode
  }
  printError(`the command failed: ${reasonOf(error)}`)
  return exitCodes.fault
}

/** By kind alone: the words of an unforeseen error may quote a file that holds a key. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'an error without a name'
  return 'code' in error ? `${error.name} ${error.code}` : error.name
}

await startIfRun(import.meta.url, runGolive, { settings: false })
