#!/usr/bin/env -S npx tsx
import { open } from 'node:fs/promises'
import type { Command } from 'commander'
import type { ErasureCertificate, PersonFound, Whose } from '../../lib/delivery/rights/person-data.ts'
import { type CommandContext, CommandRefused, exitCodes } from '../command/context.ts'
import { runCommand } from '../command/run-command.ts'
import { startIfRun } from '../command/start.ts'
import { commandOverStores, type Opened } from '../delivery/command.ts'

const afterHelp = `
Whose data is meant is said by a reference, or by the code that the privacy page shows to somebody
who has logged in with Singpass within the last 30 minutes. There is no search by NRIC or name:
whoever knows one is not its person. See who asks before you hand anything out. An account's data is
all that was sent and begun with it; what was typed by hand is that application alone.

What is copied, erased, held or released stands in the audit.

Exit codes: 0 done; 1 something is at fault, unknown or held; 2 wrong usage; 3 refused: a file is
there already.`

interface Chosen {
  reference?: string
  login?: string
  out?: string
  yes?: boolean
}

/** Runs the command and returns its exit code. */
export function runPerson(argv: readonly string[], context: CommandContext): Promise<number> {
  return runCommand(context, async () => {
    await buildCommand(context).parseAsync([...argv], { from: 'user' })
  })
}

function buildCommand(context: CommandContext): Command {
  const { print } = context
  const { program, asked, opened } = commandOverStores(context, {
    name: 'person',
    description: 'Finds, copies and erases what is kept of a person, and holds what must not be removed.',
    demo: 'of the demo that runs in this directory',
    afterHelp,
  })
  const choosing = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .option('--reference <reference>', 'an application that they sent')
      .option('--login <code>', 'the code that their page shows after a login')

  choosing('find', 'what is kept, without what it says').action((chosen: Chosen) =>
    opened((stores) => find(stores, chosen, { json: asked().json, print })),
  )
  choosing('export', 'everything that is kept, as JSON, for them to have')
    .requiredOption('--out <file>', 'a new file, which only its owner can read')
    .action((chosen: Chosen) => opened((stores) => exportCopy(stores, chosen, print)))
  choosing('erase', 'remove everything, tell the receivers, and print a certificate')
    .option('--yes', 'do it; without, what would be erased is listed')
    .option('--out <file>', 'a new file for the certificate')
    .action((chosen: Chosen) => opened((stores) => erase(stores, chosen, { json: asked().json, print })))
  program
    .command('certificate <reference>')
    .description('the certificate of an application that was erased')
    .action((reference: string) => opened((stores) => certificate(stores, reference, print)))
  for (const on of [true, false])
    program
      .command(`${on ? 'hold' : 'release'} <reference>`)
      .description(on ? 'keep an application from being removed, whatever its time' : 'let it be removed again')
      .action((reference: string) => opened((stores) => hold(stores, reference, { on, print })))
  return program
}

interface Printing {
  json: boolean
  print: CommandContext['print']
}

async function find({ storage }: Opened, chosen: Chosen, { json, print }: Printing): Promise<void> {
  const found = (await storage.personData.find(whoseIn(chosen))) ?? unknown()
  if (json) return print(JSON.stringify(found))
  for (const line of linesOf(found)) print(line)
}

async function exportCopy({ storage }: Opened, chosen: Chosen, print: CommandContext['print']): Promise<void> {
  const whose = whoseIn(chosen)
  const out = chosen.out ?? ''
  await writeNew(out, async () => JSON.stringify((await storage.personData.copy(whose)) ?? unknown(), null, 2))
  print(`${out} holds everything that is kept of them, in clear`)
}

async function erase(stores: Opened, chosen: Chosen, printing: Printing): Promise<void> {
  const whose = whoseIn(chosen)
  const { personData } = stores.storage
  if (!chosen.yes) {
    await find(stores, chosen, printing)
    throw new CommandRefused('nothing was erased: add --yes to erase all of this')
  }
  const write = async () => {
    const erasure = await personData.erase(whose)
    if (erasure.kind === 'unknown') return unknown()
    if (erasure.kind === 'erased') return JSON.stringify(erasure.certificate, null, 2)
    const held = erasure.references.join(', ')
    throw new CommandRefused(`nothing was erased: a legal hold stands on ${held}`, exitCodes.fault)
  }
  if (chosen.out === undefined) return printing.print(await write())
  await writeNew(chosen.out, write)
  printing.print(`erased; the certificate is ${chosen.out}`)
}

async function certificate({ storage }: Opened, reference: string, print: CommandContext['print']): Promise<void> {
  const found: ErasureCertificate | undefined = await storage.personData.certificate(reference)
  print(JSON.stringify(found ?? unknown(), null, 2))
}

async function hold({ storage }: Opened, reference: string, { on, print }: { on: boolean; print: Printing['print'] }) {
  if (!(await storage.personData.hold(reference, on))) unknown()
  print(on ? `${reference} is held: nothing removes it` : `${reference} is not held any more`)
}

function whoseIn({ reference, login }: Chosen): Whose {
  if ((reference === undefined) === (login === undefined))
    throw new CommandRefused('say whose data is meant: --reference, or --login with the code that their page shows')
  return reference === undefined ? { loginCode: login ?? '' } : { reference }
}

function unknown(): never {
  throw new CommandRefused('nothing is kept under that; a code of a login ends after 30 minutes', exitCodes.fault)
}

function linesOf({ applications, unfinished, retrieved, sessions }: PersonFound): string[] {
  const day = (moment: number) => new Date(moment).toISOString()
  return [
    ...applications.map(({ reference, product, status, receivedAt, purgeAfter, heldAt }) => {
      const until = purgeAfter ? `kept until ${day(purgeAfter)}` : 'kept until it is decided, or for good'
      return `${reference}  ${product}  ${status}  received ${day(receivedAt)}  ${heldAt ? 'held' : until}`
    }),
    ...unfinished.map(({ product, updatedAt }) => `unfinished  ${product}  changed ${day(updatedAt)}`),
    `${retrieved} retrieved from Myinfo, ${sessions} open sessions`,
  ]
}

/** Opens the file before anything is done, so that nothing is erased for a certificate that cannot be written. */
async function writeNew(file: string, content: () => Promise<string>): Promise<void> {
  const handle = await open(file, 'wx', 0o600).catch((error: unknown) => {
    const isThere = Object(error).code === 'EEXIST'
    throw new CommandRefused(`${file} ${isThere ? 'exists already' : 'cannot be written'}`, exitCodes.refused)
  })
  try {
    await handle.writeFile(`${await content()}\n`)
    await handle.sync()
  } catch (error) {
    const { unlink } = await import('node:fs/promises')
    await unlink(file)
    throw error
  } finally {
    await handle.close()
  }
}

await startIfRun(import.meta.url, runPerson)
