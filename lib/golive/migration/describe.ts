import type { AttributeChange, Generation } from './attributes.ts'
import type { Change, SettingChange } from './changes.ts'
import { lastDay, type Plan } from './plan.ts'

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
    `Plan, to ${lastDay}`,
    ...plan.steps.map((step) => `  ${step.from} to ${step.to}  ${step.what}\n${''.padEnd(28)}${step.how}`),
    describeSpare(plan.spareDays),
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

function describeSpare(days: number): string {
  if (days >= 0) return `  ${days} days to spare before v3 and v4 end.`
  return `  ${-days} days too long: begin today, ask partner support for an extension, and let applicants type by hand meanwhile.`
}
