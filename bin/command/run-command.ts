import { type Command, CommanderError } from 'commander'
import { ConfigError } from '../../lib/config/config.ts'
import { StorageFault, StorageUnavailable } from '../../lib/storage/errors.ts'
import { SealRefused } from '../../lib/storage/sealing/seal.ts'
import { CommandRefused, exitCodes, type Surroundings } from './context.ts'

/** Exit code for a wrong setting, as in `sysexits.h` and as the start has it. */
const configurationExit = 78

/** Runs a command on stored data, and gives its exit code. Errors become one clear message; none holds a value. */
export async function runCommand(
  program: Command,
  argv: readonly string[],
  { print, complain }: Surroundings,
): Promise<number> {
  const output = {
    writeOut: (text: string) => print(text.trimEnd()),
    writeErr: (text: string) => complain(text.trimEnd()),
  }
  for (const command of [program, ...program.commands]) command.exitOverride().configureOutput(output)
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return exitCodes.done
  } catch (error) {
    return explainFailure(error, complain)
  }
}

/** Says in one message why a command could not be done, and gives its exit code. */
export function explainFailure(error: unknown, complain: Surroundings['complain']): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
  complain(wordsOf(error))
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
