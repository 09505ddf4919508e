#!/usr/bin/env -S npx tsx
import { Command } from 'commander'
import { loadMigration } from '../../lib/config/custody.ts'
import { grantsFor } from '../../lib/storage/engine/grants.ts'
import { migrateDatabase } from '../../lib/storage/engine/migrate.ts'
import { MigrationStopped } from '../../lib/storage/errors.ts'
import { type CommandContext, CommandRefused } from '../command/context.ts'
import { runProgram } from '../command/run-command.ts'
import type { Stopped } from '../command/signals.ts'
import { startIfRun } from '../command/start.ts'

const afterHelp = `
Makes the migrations as the role of DATABASE_MIGRATE_URL, which owns the tables, and gives the role
of DATABASE_URL their use and no more: it may then run the application, and create, alter or drop
nothing. Without DATABASE_MIGRATE_URL one role does both. Make it before each new version is
started; the old version goes on meanwhile. All of it is one transaction: what is stopped before its
end has changed nothing.

Exit codes: 0 done; 1 the database refused or did not answer; 2 wrong usage; 78 a setting is missing
or wrong; 130 or 143 it was stopped by SIGINT or SIGTERM.`

interface Options {
  role?: string
  grants?: boolean
}

/** Runs the command and returns its exit code. */
export function runMigrate(argv: readonly string[], context: CommandContext): Promise<number> {
  const program = new Command('migrate')
    .description("Brings the database to this version's tables.")
    .option('--role <name>', 'the role that the application runs as; that of DATABASE_URL when absent')
    .option('--grants', 'print what that role is granted, for whoever does it by hand, and change nothing')
    .addHelpText('after', afterHelp)
    .action((options: Options) => migrate(options, context))
  return runProgram(program, argv, context)
}

async function migrate({ role: named, grants }: Options, context: CommandContext): Promise<void> {
  const { env, print } = context
  if (grants && named) return printGrants(named, print)
  const { ownerUrl, role: runner } = loadMigration(env)
  const role = named ?? runner
  if (grants) return printGrants(role ?? 'onboarding_app', print)
  const { made } = await untilStopped(context, (signal) => migrateDatabase(ownerUrl, { role, signal }))

  print(made === 0 ? 'Nothing to migrate: the tables are those of this version.' : `Made ${made} migrations.`)
  print(
    role
      ? `Role ${role} may read and write rows, add to the audit, and nothing else.`
      : 'The application runs as the same role: DATABASE_MIGRATE_URL parts the two.',
  )
}

/** What a signal stopped ends with the exit code of that signal. */
async function untilStopped<Result>(
  { attendStop }: CommandContext,
  work: (signal: AbortSignal | undefined) => Promise<Result>,
): Promise<Result> {
  const signal = attendStop?.()
  try {
    return await work(signal)
  } catch (error) {
    if (!signal || !(error instanceof MigrationStopped)) throw error
    const { by, exitCode }: Stopped = signal.reason
    throw new CommandRefused(`Stopped by ${by}: ${error.message}`, exitCode)
  }
}

function printGrants(role: string, print: CommandContext['print']): void {
  for (const statement of grantsFor(role)) print(`${statement};`)
}

await startIfRun(import.meta.url, runMigrate)
