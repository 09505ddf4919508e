import { ageInDays } from '../../ages.ts'
import { type Finding, passed, warning } from '../../finding.ts'
import type { Inspection } from '../inspection.ts'

const trustedDays = 90

/** Checks that the table of downtimes, by which applicants are told when an agency is back, was compared lately. */
export function checkAges({ config, now }: Inspection): Finding[] {
  const { source, readOn } = config.downtimes
  const days = ageInDays(readOn, now())
  if (days <= trustedDays) return [passed('ages.downtimes', `the table of downtimes was read on ${readOn}`)]
  return [
    warning('ages.downtimes', `the table of downtimes was read on ${readOn}, ${days} days ago`, {
      why: 'Agencies change their hours: applicants would be told a wrong time, or none.',
      fix: `compare lib/onboarding/beforehand/downtimes.json with its source (${source}), correct it and its date, and give its path by AGENCY_DOWNTIMES (or build again); \`npm run rules -- ages\` lists every rule that ages`,
    }),
  ]
}
