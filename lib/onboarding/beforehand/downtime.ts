import { isAgency } from '@/lib/myinfo/agencies.ts'
import type { Agency } from '@/lib/myinfo/attribute.ts'
import { findAttribute } from '@/lib/myinfo/catalogue.ts'
import { attributesOf } from '../asked-of-myinfo.ts'
import type { Product } from '../product.ts'
import table from './downtimes.json' with { type: 'json' }

/** One recurring maintenance window of an agency, in Singapore time. */
interface DowntimeWindow {
  agency: Agency
  /** 0 is Sunday. */
  weekday: number
  /** Which ones of the month; every one when absent. */
  weeks?: readonly number[]
  /** The first of these windows moves to the second week when that weekday falls on day 1 or 2. */
  firstMoves?: boolean
  /** `HH:MM` */
  from: string
  to: string
  /** Concerns holders of a FIN only. */
  foreignersOnly?: boolean
}

/**
 * The published calendar, as a data file: where it stands, when it was last read, and the windows.
 *
 * Agencies change their hours. Compare `downtimes.json` with its source, change it and its date, and build again; the
 * doctor warns when it is older than 90 days.
 */
export const publishedDowntimes: { source: string; readOn: string; windows: readonly DowntimeWindow[] } = {
  ...table,
  windows: table.windows.map((window) => ({ ...window, agency: agencyNamed(window.agency) })),
}

function agencyNamed(name: string): Agency {
  if (isAgency(name)) return name
  throw new TypeError(`downtimes.json names "${name}", which is no agency of Myinfo`)
}

/** An agency that is in a published window, and when the window ends (epoch milliseconds). */
export interface Downtime {
  agency: Agency
  endsAt: number
  foreignersOnly: boolean
}

const offset = 8 * 60 * 60_000

/** The published windows that are open at a moment, for some agencies; the longest one of each agency. */
export function downtimesAt(now: number, agencies: readonly Agency[]): Downtime[] {
  const open = publishedDowntimes.windows.filter((window) => agencies.includes(window.agency) && isOpen(window, now))
  return [...new Set(open.map(({ agency }) => agency))].map((agency) => {
    const windows = open.filter((window) => window.agency === agency)
    const endsAt = Math.max(...windows.map((window) => at(now, window.to)))
    return { agency, endsAt, foreignersOnly: windows.every((window) => window.foreignersOnly === true) }
  })
}

/** The agencies that a product's Myinfo items come from. */
export function agenciesOf(product: Product): Agency[] {
  const attributes = attributesOf(product).map(findAttribute)
  return [
    ...new Set(
      attributes.flatMap(({ agency, agencyForForeigners }) =>
        agencyForForeigners ? [agency, agencyForForeigners] : [agency],
      ),
    ),
  ]
}

/** The product's attributes without those of some agencies: what can still be retrieved while they are away. */
export function attributesWithout(product: Product, agencies: readonly string[]): string[] {
  return attributesOf(product).filter((name) => !agencies.includes(findAttribute(name).agency))
}

/** The product's attributes that some agencies supply: what is left out while they are away. */
export function attributesFrom(product: Product, agencies: readonly string[]): string[] {
  return attributesOf(product).filter((name) => agencies.includes(findAttribute(name).agency))
}

function isOpen(window: DowntimeWindow, now: number): boolean {
  const singapore = new Date(now + offset)
  if (singapore.getUTCDay() !== window.weekday) return false
  const week = Math.ceil(singapore.getUTCDate() / 7)
  if (window.weeks && !movedWeeks(window, singapore).includes(week)) return false
  return now >= at(now, window.from) && now < at(now, window.to)
}

function movedWeeks({ weeks = [], firstMoves }: DowntimeWindow, singapore: Date): readonly number[] {
  const firstOfKind = ((singapore.getUTCDate() - 1) % 7) + 1
  return firstMoves && firstOfKind <= 2 ? weeks.map((week) => (week === 1 ? 2 : week)) : weeks
}

function at(now: number, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const midnight = Math.floor((now + offset) / 86_400_000) * 86_400_000 - offset
  return midnight + (hours * 60 + minutes) * 60_000
}
