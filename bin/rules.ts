import { Command } from 'commander'
import { checkCompliance, type ScopeReport } from '@/lib/onboarding/compliance.ts'
import { products } from '@/lib/onboarding/products/index.ts'

const program = new Command('rules')
  .description(
    "Checks every product against Myinfo's rules: all that is retrieved is shown, and locked exactly where it must be.",
  )
  .option('--json', 'the report as JSON')
  .addHelpText('after', '\nExit code: 0 when every rule holds, 1 when one is broken.')
  .parse()

const report = checkCompliance(products)
if (program.opts<{ json?: boolean }>().json) console.log(JSON.stringify(report, null, 2))
else print()
process.exitCode = report.faults.length > 0 ? 1 : 0

function print(): void {
  for (const product of products) {
    console.log(`\n${product.name.en} (${product.id})`)
    for (const line of report.lines.filter((candidate) => candidate.product === product.id)) console.log(describe(line))
  }
  console.log(
    report.faults.length === 0
      ? '\nEvery rule holds.'
      : `\nBroken:\n${report.faults.map((fault) => `  - ${fault}`).join('\n')}`,
  )
}

function describe({ attribute, scopes, why, shownIn, locked, rule, tier }: ScopeReport): string {
  const asked = [`v3: ${scopes.v3.join(',') || 'not offered'}`, `fapi: ${brief(scopes.fapi)}`].join('; ')
  return `  ${attribute}\n    asked as ${asked}\n    because ${why}\n    shown in step "${shownIn ?? 'nowhere'}", ${locked ? 'locked' : 'editable'} (${rule}), ${tier === 'plus' ? 'PLUS tier' : 'standard tier'}`
}

function brief(scopes: readonly string[]): string {
  if (scopes.length === 0) return 'not offered'
  return scopes.length > 3 ? `${scopes.slice(0, 2).join(' ')} and ${scopes.length - 2} more` : scopes.join(' ')
}
