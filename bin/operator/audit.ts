#!/usr/bin/env -S npx tsx
import path from 'node:path'
import { Command } from 'commander'
import { readAnchors } from '../audit/anchors.ts'
import { breakOf } from '../audit/words.ts'
import { type CommandContext, CommandRefused, exitCodes } from '../command/context.ts'
import { runProgram } from '../command/run-command.ts'
import { startIfRun } from '../command/start.ts'
import { withStorage } from '../custody/open-storage.ts'
import { writeNewFiles } from '../golive/new-files.ts'
import { warnIfGitWouldTake } from '../keys/git-would-take.ts'

const afterHelp = `
Each entry of the audit carries a link that nobody can make without a key that the database does not
have (AUDIT_KEYS, or derived from DATA_KEYS): entries that were altered, added or taken out are
named. Only the newest ones can be cut off unseen, hence the anchors: the application writes one to
its log each hour (audit_anchored), and "anchor" prints one. Keep them where the database's
administrators cannot write, and give them to "verify": a file with an anchor on each line, log
lines among them.

Exit codes: 0 intact; 1 broken, or the database did not answer; 2 wrong usage; 78 a setting is
missing or wrong.`

/** Runs the command and returns its exit code. */
export function runAudit(argv: readonly string[], context: CommandContext): Promise<number> {
  const program = new Command('audit')
    .description('Proves that the audit is as it was written.')
    .addHelpText('after', afterHelp)
  program
    .command('verify')
    .description('read every entry and name the first that is not as it was written')
    .option('--anchors <file>', 'anchors kept elsewhere, one on each line')
    .option('--json', 'print JSON for a program to read')
    .action((options: VerifyOptions) => verify(options, context))
  program
    .command('anchor')
    .description('print how far the audit has come, signed')
    .action(() => withStorage(context, async (storage) => context.print(JSON.stringify(await storage.anchorAudit()))))
  program
    .command('keys')
    .description(
      'write the audit keys in use to a new file for AUDIT_KEYS_FILE, so that their data keys can be retired',
    )
    .requiredOption('--out <file>', 'the file to make')
    .action(({ out }: { out: string }) => writeKeys(out, context))
  return runProgram(program, argv, context)
}

interface VerifyOptions {
  anchors?: string
  json?: boolean
}

async function verify({ anchors: file, json }: VerifyOptions, context: CommandContext): Promise<void> {
  const anchors = file === undefined ? [] : await readAnchors(file)
  const verdict = await withStorage(context, (storage) => storage.verifyAudit(anchors))
  if (json) context.print(JSON.stringify(verdict))
  if (verdict.kind !== 'intact') throw new CommandRefused(breakOf(verdict), exitCodes.fault)
  if (!json) context.print(`Intact: ${verdict.entries} entries, ${anchors.length} anchors.`)
}

async function writeKeys(out: string, context: CommandContext): Promise<void> {
  const keys = await withStorage(context, async (storage) => storage.auditKeys())
  const [made = out] = await writeNewFiles(path.dirname(out), [{ name: path.basename(out), content: `${keys}\n` }])
  const warning = await warnIfGitWouldTake(made)
  if (warning) context.printError(warning)
  context.print(`Made ${made}, readable by its owner only. Point AUDIT_KEYS_FILE at it.`)
}

await startIfRun(import.meta.url, runAudit)
