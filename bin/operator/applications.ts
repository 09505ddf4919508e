#!/usr/bin/env -S npx tsx
import { randomUUID } from 'node:crypto'
import type { Writable } from 'node:stream'
import type { Command } from 'commander'
import type { Summary } from '../../lib/delivery/access/applications.ts'
import { cursorOf, placeOf } from '../../lib/delivery/access/cursor.ts'
import { exportApplications } from '../../lib/delivery/export/export.ts'
import { type Format, formats } from '../../lib/delivery/export/formats.ts'
import { type CommandContext, CommandRefused } from '../command/context.ts'
import { runCommand } from '../command/run-command.ts'
import { startIfRun } from '../command/start.ts'
import { commandOverStores, momentOf, type Opened } from '../delivery/command.ts'
import { fileTarget, streamTarget } from '../delivery/export-target.ts'

const afterHelp = `
An export holds personal data in clear: whoever runs it answers for where it goes. Each run stands
in the audit. With --out it can be cut off and goes on where it stopped when the same command is run
again; its place is kept beside the file, as <file>.place. Applications of the last 15 seconds come
with the next run.

Exit codes: 0 done; 1 something is at fault; 2 wrong usage.`

interface SelectOptions {
  since?: string
  product: string[]
  status?: Summary['status']
}

interface ExportOptions extends SelectOptions {
  format: string
  out?: string
}

/** Runs the command and returns its exit code. `out` is where an export without a file goes. */
export function runApplications(
  argv: readonly string[],
  context: CommandContext,
  out: Writable = process.stdout,
): Promise<number> {
  return runCommand(context, async () => {
    await buildCommand(context, out).parseAsync([...argv], { from: 'user' })
  })
}

function buildCommand(context: CommandContext, out: Writable): Command {
  const { print, printError } = context
  const { program, asked, opened } = commandOverStores(context, {
    name: 'applications',
    description: 'Lists and exports applications.',
    demo: 'of the demo that runs in this directory',
    afterHelp,
  })
  const selecting = (command: Command) =>
    command
      .option('--since <moment>', 'received then or later')
      .option('--product <id>', 'of this product; may be given again', collect, [])
      .option('--status <status>', 'received, question, accepted or declined')

  selecting(program.command('list'))
    .description('what there is, in the order of receipt; nothing personal')
    .option('--after <cursor>', 'what comes after the last one of an earlier list')
    .option('--limit <count>', 'at most so many', '50')
    .action((options: SelectOptions & { after?: string; limit: string }) =>
      opened((stores) => list({ stores, options, json: asked().json, print })),
    )
  selecting(program.command('export'))
    .description('write whole records, with flat memory')
    .option('--format <format>', formats.join(', '), 'ndjson')
    .option('--out <file>', 'a new file, or one of an earlier run that was cut off')
    .action((options: ExportOptions) => opened((stores) => exportAll({ stores, options, out, printError })))
  return program
}

async function list({ stores, options, json, print }: Listing): Promise<void> {
  const limit = Number(options.limit)
  if (!Number.isInteger(limit) || limit < 1) throw new CommandRefused('--limit must be a number from 1')
  const after = options.after === undefined ? undefined : placeOf(options.after)
  if (options.after !== undefined && !after) throw new CommandRefused('--after must be a cursor of an earlier list')
  const found = await stores.storage.bankApplications.list({ ...selectionOf(options), after, limit })
  const last = found.at(-1)
  const next = last && found.length === limit ? cursorOf(last) : undefined
  if (json) return print(JSON.stringify({ applications: found, next }))
  for (const { reference, product, status, receivedAt } of found)
    print(`${reference}  ${product}  ${status}  ${new Date(receivedAt).toISOString()}`)
  print(next ? `more: --after ${next}` : `${found.length} applications`)
}

async function exportAll({ stores, options, out, printError }: Exporting): Promise<void> {
  const format = formats.find((known): known is Format => known === options.format)
  if (!format) throw new CommandRefused(`--format must be ${formats.join(', ')}`)
  const selection = selectionOf(options)
  const target = options.out ? await fileTarget(options.out, JSON.stringify([format, selection])) : streamTarget(out)
  const { bankApplications } = stores.storage
  await bankApplications.auditExport(randomUUID())
  let [records, told] = [target.records, Date.now()]
  if (target.after) printError(`going on after ${records} applications`)
  for await (const piece of exportApplications(bankApplications, { format, ...selection, after: target.after })) {
    await target.write(piece)
    records += piece.records
    if (Date.now() - told < 1_000) continue
    told = Date.now()
    printError(`${records} applications`)
  }
  await target.finish()
  printError(`${records} applications written`)
}

function selectionOf({ since, product, status }: SelectOptions) {
  const products = product.length > 0 ? product : ['*']
  return { products, status, since: since === undefined ? undefined : momentOf(since) }
}

function collect(value: string, former: readonly string[]): string[] {
  return [...former, value]
}

interface Listing {
  stores: Opened
  options: SelectOptions & { after?: string; limit: string }
  json: boolean
  print: CommandContext['print']
}

interface Exporting {
  stores: Opened
  options: ExportOptions
  out: Writable
  printError: CommandContext['printError']
}

await startIfRun(import.meta.url, runApplications)
