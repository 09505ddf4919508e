import { type Command, CommanderError } from 'commander'
import { ConfigError } from '../../lib/config/config.ts'
import { StorageFault, StorageUnavailable } from '../../lib/storage/errors.ts'
import { SealRefused } from '../../lib/storage/sealing/seal.ts'
import { hint } from '../arguments.mjs'
import { type CommandContext, CommandRefused, exitCodes } from './context.ts'

/** Exit code for a wrong setting, as in `sysexits.h` and as the start has it. */
const configurationExit = 78

/** Lets a command say what it says, its help and what is wrong with its options, in its context. */
export function speakIn({ print, printError }: Pick<CommandContext, 'print' | 'printError'>) {
  return {
    writeOut: (text: string) => print(text.trimEnd()),
    writeErr: (text: string) => printError(text.trimEnd()),
    outputError: (text: string, write: (text: string) => void) => write(`${text.trimEnd()}\n${hint}`),
  }
}

/** Reads the options of a command that is a script of its own; what it does not take ends it with exit code 2. */
export function parseOrEnd(program: Command): Command {
  const speech = speakIn({ print: console.log, printError: console.error })
  const end = ({ exitCode }: CommanderError) => process.exit(exitCode === 0 ? exitCodes.done : exitCodes.usage)
  return program.configureOutput(speech).exitOverride(end).parse()
}

/** Runs a program of commands, and gives its exit code. Errors become one clear message; none holds a value. */
export function runProgram(program: Command, argv: readonly string[], context: CommandContext): Promise<number> {
  for (const command of [program, ...program.commands]) command.exitOverride().configureOutput(speakIn(context))
  return runCommand(context, () => program.parseAsync([...argv], { from: 'user' }))
}

/** Does the work of a command, and gives its exit code: the number that the work ends with, or 0. */
export async function runCommand(context: CommandContext, work: () => Promise<unknown>): Promise<number> {
  try {
    const code = await work()
    return typeof code === 'number' ? code : exitCodes.done
  } catch (error) {
    return explainFailure(error, context)
  }
}

/** Says in one message why a command could not be done, and gives its exit code. */
export function explainFailure(error: unknown, { printError }: Pick<CommandContext, 'printError'>): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
  printError(wordsOf(error))
  if (error instanceof ConfigError) return configurationExit
  return error instanceof CommandRefused ? error.exitCode : exitCodes.fault
}

function wordsOf(error: unknown): string {
  const isOurs = [ConfigError, CommandRefused, StorageFault, StorageUnavailable, SealRefused].some(
    (kind) => error instanceof kind,
  )
  // Another error may hold an address with its password.
  return isOurs && error instanceof Error ? error.message : 'it could not be done; `npm run doctor` looks for the cause'
}
