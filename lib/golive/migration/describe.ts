import { publicHolidays } from '../calendar/working-days.ts'
import { deadlines, inWords } from '../deadlines.ts'
import type { AttributeChange, Generation } from './attributes.ts'
import type { Change, SettingChange } from './changes.ts'
import type { Plan } from './plan.ts'

/** Everything that a migration takes. */
export interface Migration {
  from: Generation
  attributes: readonly AttributeChange[]
  changes: readonly Change[]
  settings: readonly SettingChange[]
  plan: Plan
  sideBySide: readonly string[]
  rollBack: readonly string[]
}

/** How both generations run at once. */
export const sideBySide: readonly string[] = [
  'MYINFO_CONNECTIONS=v3,fapi sets up both; the first one serves every product that names none.',
  "`connection: 'fapi'` in a product's file moves that product alone.",
  'MYINFO_CONNECTIONS=fapi,v3 moves all the others.',
  'Both redirect URIs stay registered, each at its own app. Stored applications say which API supplied them.',
]

/** How to go back, while v3 still answers. */
export const rollBack: readonly string[] = [
  "Take `connection: 'fapi'` out of the product, or set MYINFO_CONNECTIONS=v3,fapi again, and restart.",
  'Nothing else is undone: applicants who are at Singpass at that moment come back to the connection they left by.',
  'Keep the v3 settings and key until the last step of the plan; the new keys may stay published.',
]

/** The migration for people. */
export function describeMigration({ from, attributes, changes, settings, plan, ...ways }: Migration): string {
  const lines = [
    `From Myinfo ${from} to Singpass FAPI 2.0 (Myinfo v5)`,
    '',
    'Attributes',
    ...attributes.flatMap(describeAttribute),
    '',
    'What changes',
    ...changes.map((change) => `  ${change.what.padEnd(13)} ${change.from}\n  ${''.padEnd(11)}-> ${change.to}`),
    '',
    'Settings',
    ...settings.map(({ setting, action, how }) => `  ${action.padEnd(7)} ${setting}: ${how}`),
    '',
    ...describePlan(plan),
    '',
    'Side by side',
    ...ways.sideBySide.map((line) => `  - ${line}`),
    '',
    'Going back',
    ...ways.rollBack.map((line) => `  - ${line}`),
  ]
  return lines.join('\n')
}

function describeAttribute({ attribute, change, scopes, tier, what }: AttributeChange): string[] {
  const tiers = tier === 'plus' ? ' (Plus tier)' : ''
  const listed = change === 'leaves' ? [`${''.padEnd(10)}${scopes.join(' ')}`] : []
  return [`  ${change.padEnd(7)} ${attribute}: ${what}${tiers}`, ...listed]
}

function describePlan({ steps, lastDay, hasEnded, spareDays, beyondHolidays }: Plan): string[] {
  const late = steps.filter((step) => step.late).map(({ what }) => `    - ${what}`)
  return [
    `Plan, in working days of Singapore, to ${inWords(lastDay)}`,
    ...(hasEnded ? [`  Myinfo v3 and v4 ended on ${inWords(deadlines.v3AndV4)}. ${ended}`] : []),
    ...steps.map(
      (step) => `  ${step.from} to ${step.to}  ${step.late ? 'LATE ' : ''}${step.what}\n${''.padEnd(28)}${step.how}`,
    ),
    `  ${freeze}`,
    ...(beyondHolidays
      ? [`  Public holidays after ${publicHolidays.until} are not in the table and not counted.`]
      : []),
    ...(spareDays >= 0
      ? [`  ${spareDays} working days to spare before ${inWords(lastDay)}.`]
      : [
          `  ${-spareDays} working days too long. This no longer fits before ${inWords(lastDay)}:`,
          ...late,
          `  ${tooLate}`,
        ]),
  ]
}

const ended = 'What still answers may be switched off on any day: let applicants type by hand whenever it does not.'
const freeze = 'Compare the days with the change freeze of your organisation, which is common at the end of the year.'
const tooLate = 'Begin today, ask partner support what stays answered until then, and move the most used product first.'
