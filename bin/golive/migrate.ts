import { type Command, Option } from 'commander'
import { deadlines, inWords } from '../../lib/golive/deadlines.ts'
import { compareAttributes, type Generation } from '../../lib/golive/migration/attributes.ts'
import { changesFrom, settingChanges } from '../../lib/golive/migration/changes.ts'
import { describeMigration, type Migration, rollBack, sideBySide } from '../../lib/golive/migration/describe.ts'
import { buildPlan } from '../../lib/golive/migration/plan.ts'
import { scopesFor } from '../../lib/myinfo/catalogue.ts'
import { attributesOf } from '../../lib/onboarding/asked-of-myinfo.ts'
import { productsOnOffer } from '../../lib/onboarding/products/index.ts'
import type { CommandContext } from '../command/context.ts'

const afterHelp = `
Without --attributes, the attributes are those of this application's products. The days are working
days of Singapore.

Exit codes: 0 done; 1 an attribute is unknown, or the plan ends after ${inWords(deadlines.allButFapi)};
2 wrong usage.`

interface Options {
  from: Generation
  attributes?: string
  json?: boolean
}

/** `golive migrate`: what changes on the way to FAPI 2.0, with a dated plan. */
export function addMigrate(program: Command, context: CommandContext, endWith: (exitCode: number) => void): void {
  program
    .command('migrate')
    .description('plan the way from Myinfo v3 or v4 to FAPI 2.0, attribute by attribute and day by day')
    .addOption(new Option('--from <generation>', 'what runs today').choices(['v3', 'v4']).default('v3'))
    .option('--attributes <list>', 'attributes as asked for today, by commas or spaces')
    .option('--json', 'print JSON for a program to read')
    .addHelpText('after', afterHelp)
    .action((options: Options) => endWith(planMigration(options, context)))
}

function planMigration({ from, attributes, json }: Options, { print, now }: CommandContext): number {
  const names = attributes?.split(/[\s,]+/).filter((name) => name !== '' && name !== 'openid') ?? askedToday()
  const migration: Migration = {
    from,
    attributes: compareAttributes(names),
    changes: changesFrom(from),
    settings: settingChanges(from),
    plan: buildPlan(now(), from),
    sideBySide: from === 'v3' ? sideBySide : whenFromV4,
    rollBack: from === 'v3' ? rollBack : backToV4,
  }
  print(json ? JSON.stringify(migration, null, 2) : describeMigration(migration))
  const isUnknown = migration.attributes.some(({ change }) => change === 'unknown')
  return isUnknown || migration.plan.spareDays < 0 ? 1 : 0
}

const whenFromV4 = [
  'This application speaks v3 and FAPI; an application on v4 stays beside it, behind its own path or host.',
  'Move product by product by changing the link that leads to each form.',
]
const backToV4 = ['Point the link back to the former application; keep it running until the last step of the plan.']

function askedToday(): string[] {
  const names = productsOnOffer({ demo: false }).flatMap(attributesOf)
  return scopesFor(names, 'v3')
}
