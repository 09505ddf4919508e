import type { Agency } from '@/lib/myinfo/attribute.ts'
import { findAttribute } from '@/lib/myinfo/catalogue.ts'
import { attributesOf } from '../asked-of-myinfo.ts'
import type { Product } from '../product.ts'
import type { DowntimeTable, DowntimeWindow } from './downtime-table.ts'

/** An agency that is in a published window, and when the window ends (epoch milliseconds). */
export interface Downtime {
  agency: Agency
  endsAt: number
  foreignersOnly: boolean
}

const offset = 8 * 60 * 60_000

/** The published windows that are open at a moment (epoch milliseconds), for some agencies; the longest one of each. */
export function downtimesAt({
  table,
  now,
  agencies,
}: {
  table: DowntimeTable
  now: number
  agencies: readonly Agency[]
}): Downtime[] {
  const open = table.windows.filter((window) => agencies.includes(window.agency) && isOpen(window, now))
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
