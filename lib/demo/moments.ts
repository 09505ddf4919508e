import { agencyShortName } from '@/lib/myinfo/agencies.ts'
import type { Agency } from '@/lib/myinfo/attribute.ts'
import { downtimesAt } from '@/lib/onboarding/beforehand/downtime.ts'
import type { DowntimeTable } from '@/lib/onboarding/beforehand/downtime-table.ts'

/** A moment worth showing, that the demo's clock can be set to. */
export interface Moment {
  /** `now`, or the agency whose maintenance has begun. */
  id: string
  title: string
  /** Epoch milliseconds. */
  at: number
}

const hour = 3_600_000
const weeks = 5 * 7 * 24

/** Now, and the next maintenance of each agency that the calendar has, ten minutes after it began. */
export function momentsAfter(now: number, table: DowntimeTable): Moment[] {
  const agencies = [...new Set(table.windows.map(({ agency }) => agency))]
  const windows = agencies.flatMap((agency) => {
    const opens = nextOpening({ now, agency, table })
    if (opens === undefined) return []
    const at = opens + hour / 6
    return [{ id: agency, title: `${timeInSingapore(at)}: ${agencyShortName(agency)} is being serviced`, at }]
  })
  return [{ id: 'now', title: 'Now', at: now }, ...windows]
}

/** A moment in Singapore, as people write it: `Sunday 6 December, 02:10`. */
export function timeInSingapore(at: number): string {
  const options = { timeZone: 'Asia/Singapore', weekday: 'long', day: 'numeric', month: 'long' } as const
  const day = new Intl.DateTimeFormat('en-SG', options).format(at)
  const time = new Date(at + 8 * hour).toISOString().slice(11, 16)
  return `${day}, ${time}`
}

/** Windows begin on the hour. */
function nextOpening({ now, agency, table }: { now: number; agency: Agency; table: DowntimeTable }) {
  const next = Math.ceil(now / hour) * hour
  const hours = Array.from({ length: weeks }, (_, index) => next + index * hour)
  return hours.find((at) => downtimesAt({ table, now: at, agencies: [agency] }).length > 0)
}
