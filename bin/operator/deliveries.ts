#!/usr/bin/env -S npx tsx
import { randomBytes } from 'node:crypto'
import { text } from 'node:stream/consumers'
import type { Command } from 'commander'
import type { Delivery, DeliveryState } from '../../lib/delivery/outbox/outbox.ts'
import { createSender } from '../../lib/delivery/receivers/create-sender.ts'
import { type CommandContext, CommandRefused, exitCodes } from '../command/context.ts'
import { runCommand } from '../command/run-command.ts'
import { startIfRun } from '../command/start.ts'
import { type Asked, commandOverStores, momentOf, type Opened, readConfig } from '../delivery/command.ts'

const afterHelp = `
States: waiting, parked (given up until somebody replays or skips it), delivered, skipped, withdrawn
(what it told was erased). Nothing personal is printed. What is replayed or skipped stands in the
audit.

Exit codes: 0 done; 1 something is at fault or the receiver refused; 2 wrong usage.`

interface ListOptions {
  state?: DeliveryState
  receiver?: string
  reference?: string
  limit: string
}

interface ReplayOptions {
  receiver?: string
  since?: string
  newKey?: boolean
}

/** Runs the command and returns its exit code. */
export function runDeliveries(argv: readonly string[], context: CommandContext): Promise<number> {
  return runCommand(context, async () => {
    const done: { code?: number } = {}
    await buildCommand(context, done).parseAsync([...argv], { from: 'user' })
    return done.code
  })
}

function buildCommand(context: CommandContext, done: { code?: number }): Command {
  const { print } = context
  const { program, asked, opened } = commandOverStores(context, {
    name: 'deliveries',
    description: 'Shows what is on its way to the receivers of applications, and lets a person step in.',
    demo: 'look at the demo that runs in this directory',
    afterHelp,
  })

  program
    .command('list')
    .description('newest first; what waits for each receiver stands in front')
    .option('--state <state>', 'only those in this state')
    .option('--receiver <name>', 'only those to this receiver')
    .option('--reference <reference>', 'only those of this application')
    .option('--limit <count>', 'at most so many', '50')
    .action((filter: ListOptions) => opened((stores) => list(stores, filter, asked(), print)))
  program
    .command('show <id>')
    .description('one delivery, whole')
    .action((id: string) => opened((stores) => show(stores, id, print)))
  program
    .command('replay [id]')
    .description('send once more, under the same key: one delivery, or all of a receiver since a moment')
    .option('--receiver <name>', 'everything for this receiver')
    .option('--since <moment>', 'with --receiver: what happened then or later, also before it was named')
    .option('--new-key', 'under a new key, for a receiver that lost its data')
    .action((id: string | undefined, given: ReplayOptions) => opened((stores) => replay(stores, id, given, print)))
  program
    .command('skip <id>')
    .description('settle one without sending it, and let the next of its application go')
    .action((id: string) => opened((stores) => skip(stores, id, print)))
  program
    .command('bounced [id]')
    .description('note that an e-mail to an applicant came back; without an ID, the message that came back is read')
    .action((id: string | undefined) => opened((stores) => bounced(stores, id, print)))
  program
    .command('test <receiver>')
    .description('send a message without an application, to see that it arrives')
    .action(async (name: string) => {
      done.code = await test(name, context, asked())
    })
  return program
}

async function list({ storage }: Opened, { limit, ...filter }: ListOptions, { json }: Asked, print: Print) {
  const most = Number(limit)
  if (!Number.isInteger(most) || most < 1) throw new CommandRefused('--limit must be a number from 1')
  const [backlogs, found] = [await storage.outbox.backlog(), await storage.outbox.list({ ...filter, limit: most })]
  if (json) return print(JSON.stringify({ backlogs, deliveries: found }))
  for (const { receiver, waiting, parked, oldest } of backlogs)
    print(`${receiver}: ${waiting} waiting, ${parked} parked, the oldest since ${new Date(oldest).toISOString()}`)
  for (const delivery of found) print(lineOf(delivery))
  if (found.length === 0) print('nothing')
}

async function show({ storage }: Opened, id: string, print: Print) {
  const delivery = await storage.outbox.find(id)
  if (!delivery) throw new CommandRefused(`no delivery is called ${id}`, exitCodes.fault)
  print(JSON.stringify(delivery, null, 2))
}

async function replay({ config, storage }: Opened, id: string | undefined, options: ReplayOptions, print: Print) {
  const { receiver: name, since, newKey = false } = options
  if (id !== undefined && name === undefined) {
    const replayed = await storage.outbox.replay(id, { newKey })
    if (!replayed) throw new CommandRefused(`no delivery that can be replayed is called ${id}`, exitCodes.fault)
    return print(`${replayed.id} is sent at the next look`)
  }
  if (id !== undefined || name === undefined || since === undefined)
    throw new CommandRefused('name a delivery, or --receiver and --since')
  const receiver = config.receivers.find((candidate) => candidate.name === name)
  if (!receiver) throw new CommandRefused(`DELIVERY_RECEIVERS names no receiver "${name}"`)
  const count = await storage.outbox.replaySince(name, receiver.products, momentOf(since))
  print(`${count} are sent to ${name} from now on`)
}

async function skip({ storage }: Opened, id: string, print: Print) {
  if (!(await storage.outbox.skip(id))) throw new CommandRefused(`no open delivery is called ${id}`, exitCodes.fault)
  print(`${id} is skipped`)
}

/** The ID stands in what comes back, as the message's own (RFC 5322, 3.6.4) with our host behind it. */
async function bounced({ storage }: Opened, given: string | undefined, print: Print) {
  const id = given ?? /<(msg_[\w-]{22,})@/.exec(await text(process.stdin))?.[1]
  if (!id) throw new CommandRefused('what was read names no e-mail of ours', exitCodes.fault)
  if (!(await storage.outbox.bounced(id))) throw new CommandRefused(`no e-mail that was sent is ${id}`, exitCodes.fault)
  print(`${id} came back: staff and the applicant see it`)
}

/** Under a key of its own, and outside the table: a receiver sees that it is no application. */
async function test(name: string, { env, print }: CommandContext, { demo }: Asked): Promise<number> {
  const { receivers, mail } = await readConfig(env, demo)
  const receiver = receivers.find((candidate) => candidate.name === name)
  if (!receiver) throw new CommandRefused(`DELIVERY_RECEIVERS names no receiver "${name}"`)
  const sender = createSender(receiver, { mail })
  const id = `msg_test_${randomBytes(8).toString('hex')}`
  const timestamp = new Date().toISOString()
  const { delivered, result } = await sender.send(id, { type: 'delivery.test', timestamp, data: { version: 1 } })
  sender.close()
  print(delivered ? `${name} took it (${result})` : `${name} did not take it: ${result}`)
  return delivered ? exitCodes.done : exitCodes.fault
}

function lineOf({ id, state, receiver, reference, position, event, attempts, lastResult, dueAt }: Delivery): string {
  const next = state === 'waiting' ? `next ${dueAt ? new Date(dueAt).toISOString() : 'after the parked one'}` : ''
  const tried = attempts > 0 ? `${attempts} attempts, last ${lastResult ?? 'under way'}` : 'not tried'
  return `${id}  ${state.padEnd(9)}  ${receiver}  ${reference}-${position}  ${event}  ${tried}  ${next}`.trimEnd()
}

type Print = CommandContext['print']

await startIfRun(import.meta.url, runDeliveries)
