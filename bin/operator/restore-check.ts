#!/usr/bin/env -S npx tsx
import { Command } from 'commander'
import type { Storage } from '../../lib/storage/database.ts'
import type { OpenedTable } from '../../lib/storage/stores/open-sealed.ts'
import { readAnchors } from '../audit/anchors.ts'
import { breakOf } from '../audit/words.ts'
import { type CommandContext, CommandRefused, exitCodes } from '../command/context.ts'
import { runProgram } from '../command/run-command.ts'
import { startIfRun } from '../command/start.ts'
import { withStorage } from '../custody/open-storage.ts'

const afterHelp = `
Give it the restored copy as DATABASE_URL, with the keys as they stand in your vault (DATA_KEYS,
AUDIT_KEYS): a backup that nobody can open is none. Every sealed value is opened where it stands and
dropped at once, and every entry of the audit is checked. With anchors, as the application writes
them to its log each hour, it also shows that the copy reaches as far as they do. Nothing is
changed.

Exit codes: 0 the copy is whole; 1 it is not, or the database did not answer; 2 wrong usage; 78 a
setting is missing or wrong.`

/** Runs the command and returns its exit code. */
export function runRestoreCheck(argv: readonly string[], context: CommandContext): Promise<number> {
  const program = new Command('restore-check')
    .description('Proves that a restored copy of the database opens, and that its audit is whole.')
    .option('--anchors <file>', 'anchors kept elsewhere, one on each line')
    .addHelpText('after', afterHelp)
    .action(({ anchors }: { anchors?: string }) => check(anchors, context))
  return runProgram(program, argv, context)
}

async function check(file: string | undefined, context: CommandContext): Promise<void> {
  const anchors = file === undefined ? [] : await readAnchors(file)
  const began = context.now()
  const faults = await withStorage(context, async (storage) => [
    ...(await refusedValues(storage, context)),
    ...(await brokenAudit(storage, anchors, context)),
  ])
  if (faults.length > 0) throw new CommandRefused(faults.join('\n'), exitCodes.fault)
  context.print(`The copy is whole. It took ${((context.now() - began) / 1_000).toFixed(1)} s.`)
}

async function refusedValues(storage: Storage, { print }: CommandContext): Promise<string[]> {
  if (!(await storage.ready())) throw new CommandRefused('there are no tables: is this the copy?', exitCodes.fault)
  const tables = await storage.openSealed()
  for (const { table, opened } of tables) print(`${table}: ${opened} opened`)
  return tables.filter(({ refused }) => refused > 0).map(wordsFor)
}

function wordsFor({ table, refused, byKey }: OpenedTable): string {
  const keys = Object.entries(byKey).map(([key, count]) => `${count} of key ${key}`)
  return `${table}: ${refused} do not open (${keys.join(', ')}): the key is missing, or they were altered or moved`
}

async function brokenAudit(
  storage: Storage,
  anchors: Awaited<ReturnType<typeof readAnchors>>,
  { print }: CommandContext,
): Promise<string[]> {
  const verdict = await storage.verifyAudit(anchors)
  if (verdict.kind !== 'intact') return [breakOf(verdict)]
  print(`audit: ${verdict.entries} entries intact, ${anchors.length} anchors reached`)
  return []
}

await startIfRun(import.meta.url, runRestoreCheck)
