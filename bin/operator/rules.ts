#!/usr/bin/env -S npx tsx
import { Command } from 'commander'
import { agesOf, agingRules } from '../../lib/golive/ages.ts'
import { checkCompliance, type ScopeReport } from '../../lib/onboarding/compliance.ts'
import { products } from '../../lib/onboarding/products/index.ts'
import { type CommandContext, exitCodes } from '../command/context.ts'
import { runProgram } from '../command/run-command.ts'
import { startIfRun } from '../command/start.ts'

type Around = Pick<CommandContext, 'print' | 'now'>

/** Runs the command and returns its exit code. */
export function runRules(argv: readonly string[], context: CommandContext): Promise<number> {
  let code: number = exitCodes.done
  const program = new Command('rules')
    .description(
      "Checks every product against Myinfo's rules: all that is retrieved is shown, and locked exactly where it must be.",
    )
    .option('--json', 'print JSON for a program to read')
    .addHelpText('after', '\nExit codes: 0 every rule holds; 1 one is broken; 2 wrong usage.')
    .action(({ json }: Options) => {
      code = reportProducts(json, context)
    })
  program
    .command('ages')
    .description(
      'list each rule of others that may have changed, with its source and the day it was read: oldest first',
    )
    .option('--json', 'print JSON for a program to read')
    .action((_: Options, command: Command) => {
      reportAges(command.optsWithGlobals<Options>().json, context)
    })
  return runProgram(program, argv, context).then((failed) => failed || code)
}

interface Options {
  json?: boolean
}

function reportAges(json: boolean | undefined, { print, now }: Around): void {
  const ages = agesOf(agingRules, now())
  if (json) {
    print(JSON.stringify({ rules: ages }, null, 2))
    return
  }
  for (const { days, readOn, rule, source, place } of ages) {
    const age = days === undefined ? 'UNREAD' : `${days} days`
    print(
      `${age.padStart(8)}  ${rule}\n${''.padEnd(10)}${readOn ?? 'not read yet'}: ${source}\n${''.padEnd(10)}${place}`,
    )
  }
}

function reportProducts(json: boolean | undefined, { print }: Around): number {
  const report = checkCompliance(products)
  if (json) print(JSON.stringify(report, null, 2))
  else printReport(report, print)
  return report.faults.length > 0 ? exitCodes.fault : exitCodes.done
}

function printReport({ lines, faults }: ReturnType<typeof checkCompliance>, print: Around['print']): void {
  for (const product of products) {
    print(`\n${product.name.en} (${product.id})`)
    for (const line of lines.filter((candidate) => candidate.product === product.id)) print(describe(line))
  }
  print(faults.length === 0 ? '\nEvery rule holds.' : `\nBroken:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
}

function describe({ attribute, scopes, why, shownIn, locked, rule, tier }: ScopeReport): string {
  const asked = [`v3: ${scopes.v3.join(',') || 'not offered'}`, `fapi: ${brief(scopes.fapi)}`].join('; ')
  return `  ${attribute}\n    asked as ${asked}\n    because ${why}\n    shown in step "${shownIn ?? 'nowhere'}", ${locked ? 'locked' : 'editable'} (${rule}), ${tier === 'plus' ? 'PLUS tier' : 'standard tier'}`
}

function brief(scopes: readonly string[]): string {
  if (scopes.length === 0) return 'not offered'
  return scopes.length > 3 ? `${scopes.slice(0, 2).join(' ')} and ${scopes.length - 2} more` : scopes.join(' ')
}

await startIfRun(import.meta.url, runRules, { settings: false })
