#!/usr/bin/env -S npx tsx
import { Command } from 'commander'
import { type CommandContext, CommandRefused, exitCodes } from '../command/context.ts'
import { runProgram } from '../command/run-command.ts'
import { startIfRun } from '../command/start.ts'
import { withStorage } from '../custody/open-storage.ts'

const afterHelp = `
A person is named by the reference of an application of theirs, or by the keyed hash of their Myinfo
account as it stands in the database. Never by an NRIC or FIN: what is typed here stays in the
shell's history. Ended sessions are dead at once, on every node, and their Myinfo data is removed
with them; that it was done stands in the audit.

Exit codes: 0 done, also when there was none; 1 the database did not answer; 2 wrong usage; 3 no
such application; 78 a setting is missing or wrong.`

interface EndOptions {
  reference?: string
  subject?: string
  everyone?: boolean
}

/** Runs the command and returns its exit code. */
export function runSessions(argv: readonly string[], context: CommandContext): Promise<number> {
  const program = new Command('sessions').description('Ends sessions of applicants.').addHelpText('after', afterHelp)
  program
    .command('end')
    .description('end all sessions of one person, or of everyone')
    .option('--reference <reference>', 'who sent this application, like ABCD-EFGH-JK')
    .option('--subject <hash>', 'the keyed hash of a Myinfo account')
    .option('--everyone', 'all sessions')
    .action((options: EndOptions) => end(options, context))
  return runProgram(program, argv, context)
}

async function end(options: EndOptions, context: CommandContext): Promise<void> {
  const whose = whoseSessions(options)
  const ended = await withStorage(context, ({ sessions }) => sessions.endAll(whose))
  if (ended === undefined) throw new CommandRefused('there is no such application', exitCodes.refused)
  context.print(`Ended: ${ended}.`)
}

function whoseSessions({ reference, subject, everyone }: EndOptions) {
  if ([reference, subject, everyone].filter((named) => named !== undefined).length !== 1)
    throw new CommandRefused('name one of --reference, --subject and --everyone')
  if (everyone) return { everyone: true } as const
  // The value is not repeated: it may be a number that somebody typed by mistake.
  if (reference !== undefined && !/^[A-Z]{4}-[A-Z]{4}-[A-Z]{2}$/.test(reference))
    throw new CommandRefused('--reference is not a reference, which looks like ABCD-EFGH-JK')
  if (reference !== undefined) return { reference }
  if (subject === undefined || !/^[A-Za-z0-9_-]{43}$/.test(subject))
    throw new CommandRefused('--subject is not a keyed hash, which has 43 characters')
  return { subject }
}

await startIfRun(import.meta.url, runSessions)
