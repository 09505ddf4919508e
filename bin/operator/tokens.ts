#!/usr/bin/env -S npx tsx
import type { Command } from 'commander'
import { type Scope, scopes } from '../../lib/delivery/access/tokens.ts'
import { products } from '../../lib/onboarding/products/index.ts'
import { type CommandContext, CommandRefused, exitCodes } from '../command/context.ts'
import { runCommand } from '../command/run-command.ts'
import { startIfRun } from '../command/start.ts'
import { commandOverStores, momentOf, type Opened } from '../delivery/command.ts'

const afterHelp = `
A token is shown once, when it is made; only its hash is kept. Show it as "Authorization: Bearer
mot_…". What it may: read (list and read applications), decide (also accept, decline and ask).

Exit codes: 0 done; 1 something is at fault; 2 wrong usage.`

interface MakeOptions {
  name: string
  product: string[]
  scope: string[]
  expires: string
}

/** Runs the command and returns its exit code. */
export function runTokens(argv: readonly string[], context: CommandContext): Promise<number> {
  return runCommand(context, async () => {
    await buildCommand(context).parseAsync([...argv], { from: 'user' })
  })
}

function buildCommand(context: CommandContext): Command {
  const { print } = context
  const { program, asked, opened } = commandOverStores(context, {
    name: 'tokens',
    description: "Makes, lists and revokes the bearer tokens of the bank's systems.",
    demo: 'for the demo that runs in this directory',
    afterHelp,
  })

  program
    .command('make')
    .description('make a token and print it, this once')
    .requiredOption('--name <name>', 'the system it is for')
    .option('--product <id>', 'a product it reaches, or * for all; may be given again', collect, [])
    .option('--scope <scope>', 'read or decide; may be given again', collect, [])
    .option('--expires <moment>', 'when it ends, a year from now at most', inDays(90))
    .action((options: MakeOptions) => opened((stores) => make(stores, options, asked().json, print)))
  program
    .command('list')
    .description('every token: what it reaches, when it ends, when it was last used')
    .action(() => opened((stores) => list(stores, asked().json, print)))
  program
    .command('revoke <id>')
    .description('end a token at once')
    .action((id: string) => opened((stores) => revoke(stores, id, print)))
  return program
}

async function make({ storage }: Opened, options: MakeOptions, json: boolean, print: Print): Promise<void> {
  const expiresAt = momentOf(options.expires)
  if (expiresAt <= Date.now() || expiresAt > Date.parse(inDays(366)))
    throw new CommandRefused('--expires must lie within a year from now')
  const known = new Set(['*', ...products.map(({ id }) => id)])
  const unknown = options.product.find((id) => !known.has(id))
  if (options.product.length === 0 || unknown) throw new CommandRefused(`--product must be the ID of a product, or *`)
  const chosen = scopes.filter((scope): scope is Scope => options.scope.includes(scope))
  if (chosen.length === 0 || chosen.length < new Set(options.scope).size)
    throw new CommandRefused('--scope must be read or decide')

  const made = await storage.tokens.make({ name: options.name, products: options.product, scopes: chosen, expiresAt })
  if (json) return print(JSON.stringify(made))
  print(`${made.id}, until ${new Date(expiresAt).toISOString()}. Keep it now: it is not shown again.`)
  print(made.token)
}

async function list({ storage }: Opened, json: boolean, print: Print): Promise<void> {
  const tokens = await storage.tokens.list()
  if (json) return print(JSON.stringify({ tokens }))
  for (const { id, name, products: reached, scopes: may, expiresAt, lastUsedAt } of tokens) {
    const ends = `${expiresAt > Date.now() ? 'ends' : 'ended'} ${new Date(expiresAt).toISOString()}`
    const used = lastUsedAt ? `last used ${new Date(lastUsedAt).toISOString()}` : 'never used'
    print(`${id}  ${name}  ${reached.join(',')}  ${may.join(',')}  ${ends}  ${used}`)
  }
  if (tokens.length === 0) print('no tokens')
}

async function revoke({ storage }: Opened, id: string, print: Print): Promise<void> {
  if (!(await storage.tokens.revoke(id))) throw new CommandRefused(`no token is called ${id}`, exitCodes.fault)
  print(`${id} is revoked`)
}

function collect(value: string, former: readonly string[]): string[] {
  return [...former, value]
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString()
}

type Print = CommandContext['print']

await startIfRun(import.meta.url, runTokens)
