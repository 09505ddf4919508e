import { publishedDowntimes } from '@/lib/onboarding/beforehand/downtime-table.ts'
import { publicHolidays } from './calendar/working-days.ts'

/** A rule of others that this application keeps and that may change: where it stands, and when it was last read there. */
export interface AgingRule {
  id: string
  rule: string
  source: string
  /** `2026-11-27`; absent when its source could not be read so far. */
  readOn?: string
  /** Where this repository keeps it. */
  place: string
}

const singpass = (page: string) => `Singpass developer documentation, ${page}`

/** Every rule that can age, in one table. Whoever compares one with its source changes its date. */
export const agingRules: readonly AgingRule[] = [
  {
    id: 'downtimes',
    rule: 'Scheduled downtimes of the agencies',
    source: publishedDowntimes.source,
    readOn: publishedDowntimes.readOn,
    place: 'lib/onboarding/beforehand/downtimes.json',
  },
  {
    id: 'holidays',
    rule: `Public holidays of Singapore, to ${publicHolidays.until}`,
    source: publicHolidays.source,
    readOn: publicHolidays.readOn,
    place: 'lib/golive/calendar/holidays.json',
  },
  {
    id: 'end-of-v3',
    rule: 'v3 and v4 ended on 30 September 2026; all but FAPI 2.0 ends on 31 December 2026',
    source: singpass('Singpass Myinfo, FAQ; github.com/opengovsg/mockpass/issues/694'),
    readOn: '2026-11-27',
    place: 'lib/golive/deadlines.ts',
  },
  {
    id: 'button',
    rule: "The button has official artwork for each use, and no wording of one's own, since 1 September 2026",
    source: singpass('Getting started, Singpass Button Design Specification (an excerpt)'),
    readOn: '2026-11-27',
    place: 'lib/onboarding/singpass-use.ts',
  },
  {
    id: 'button-labels',
    rule: 'The exact labels of the button are pictures: one is known, "Apply with Singpass"',
    source: singpass('Getting started, Singpass Button Design Specification (its pictures)'),
    place: 'lib/onboarding/brand.ts',
  },
  {
    id: 'government-data',
    rule: 'Data for Government Agencies: what agencies alone may ask for',
    source: singpass('Data Catalog (Myinfo), Data for Government Agencies'),
    place: 'lib/myinfo/attributes',
  },
  {
    id: 'data-catalogue',
    rule: 'Items, scopes, locks and tiers of Myinfo',
    source: singpass('Data Catalog (Myinfo)'),
    readOn: '2026-03-08',
    place: 'lib/myinfo/attributes',
  },
  {
    id: 'go-live',
    rule: "Go Live notice, Singpass's test, two weeks before marketing, activation within six months",
    source: 'An approval of October 2026 (github.com/zhuomingpeh/HMS-Credit); Singpass partner support',
    readOn: '2026-11-27',
    place: 'docs/going-live.md',
  },
  {
    id: 'portal-fields',
    rule: 'What the developer portal asks of an app, and its logo',
    source: singpass('Understanding the app config fields; Getting started, App Logo'),
    readOn: '2026-11-27',
    place: 'lib/golive/pack',
  },
  {
    id: 'nric-authentication',
    rule: 'No NRIC number, whole or in part, to authenticate anybody after 31 December 2026',
    source: 'Personal Data Protection Commission and Cyber Security Agency, January and February 2026 (as reported)',
    readOn: '2026-11-27',
    place: 'lib/golive/pack/regulations.ts',
  },
  {
    id: 'identity-data',
    rule: "What Myinfo verifies for customer due diligence; a FIN holder's passport is not on it",
    source: 'Monetary Authority of Singapore, circulars AMLD 01/2018 and AMLD 01/2022 (as reported)',
    readOn: '2026-11-27',
    place: 'lib/golive/pack/regulations.ts',
  },
]

/** The rules with their ages in whole days, oldest first; those that nobody could read stand before all others. */
export function agesOf(rules: readonly AgingRule[], now: number): (AgingRule & { days?: number })[] {
  return rules
    .map((rule) => ({ ...rule, days: rule.readOn === undefined ? undefined : ageInDays(rule.readOn, now) }))
    .toSorted((one, other) => (other.days ?? Number.MAX_SAFE_INTEGER) - (one.days ?? Number.MAX_SAFE_INTEGER))
}

/** Whole days since a day. `now` is epoch milliseconds. */
export function ageInDays(date: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(date)) / 86_400_000))
}
