import type { Command, OptionValues } from 'commander'
import { type CommandContext, CommandRefused } from './context.ts'
import { runCommand, speakIn } from './run-command.ts'

/** Exit code of a run that was stopped by Ctrl-C. */
const stoppedExit = 130

/** What a command works with that goes on until it has seen enough. */
export interface LongRun<Options> {
  options: Options
  /** Aborted when it is asked to end: what it has begun is still put away. */
  signal: AbortSignal
  /** Says how far it is, after the seconds since it began. */
  report(line: string): void
}

/** Reads the options of a command that runs for long, does its work, and gives its exit code: 130 when it was stopped. */
export function runLong<Options extends OptionValues>(
  { program, argv, context }: { program: Command; argv: readonly string[]; context: CommandContext },
  work: (run: LongRun<Options>) => Promise<number>,
): Promise<number> {
  return runCommand(context, async () => {
    program
      .exitOverride()
      .configureOutput(speakIn(context))
      .parse([...argv], { from: 'user' })
    const stop = new AbortController()
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort())
    const began = Date.now()
    const seconds = () => ((Date.now() - began) / 1000).toFixed(1).padStart(6)
    const report = (line: string) => context.printError(`${seconds()} s  ${line}`)
    const code = await work({ options: program.opts<Options>(), signal: stop.signal, report })
    return stop.signal.aborted ? stoppedExit : code
  })
}

/** The number that an option gives. Throws `CommandRefused` where it is none, or less than may be. */
export function countOf(text: string, option: string, least = 1): number {
  const count = Number(text)
  if (!Number.isInteger(count) || count < least) throw new CommandRefused(`${option} must be a number from ${least}`)
  return count
}
