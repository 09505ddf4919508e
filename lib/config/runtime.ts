/**
 * Last day on which a major release of Node.js is maintained; odd ones live for eight months. Read on 29 November 2026.
 *
 * @see {@link https://github.com/nodejs/release#release-schedule Node.js release schedule}
 */
const lastDays: Readonly<Record<string, string>> = {
  20: '2026-04-30',
  21: '2024-06-01',
  22: '2027-04-30',
  23: '2025-06-01',
  24: '2028-04-30',
  25: '2026-06-01',
  26: '2029-04-30',
}

/** The day after which a version of Node.js gets no more security fixes, when that day has passed. */
export function endedOn(version: string, now: number): string | undefined {
  const lastDay = lastDays[version.replace(/^v/, '').split('.')[0] ?? '']
  return lastDay !== undefined && now > Date.parse(`${lastDay}T23:59:59Z`) ? lastDay : undefined
}
