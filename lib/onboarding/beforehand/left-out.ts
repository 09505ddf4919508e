import type { Agency } from '@/lib/myinfo/attribute.ts'
import { suppliesIdentity } from '@/lib/myinfo/identity.ts'
import type { Product } from '../product.ts'
import { agenciesOf, downtimesAt } from './downtime.ts'
import type { DowntimeTable } from './downtime-table.ts'

/**
 * The agencies of a product that a retrieval may go without at a moment (epoch milliseconds): those whose published
 * downtime is now, for everybody. Never one that supplies who the applicant is, whatever it publishes.
 */
export function agenciesToLeaveOut({
  product,
  table,
  now,
}: {
  product: Product
  table: DowntimeTable
  now: number
}): Agency[] {
  const closed = downtimesAt({ table, now, agencies: agenciesOf(product) }).filter(
    ({ foreignersOnly }) => !foreignersOnly,
  )
  return closed.map(({ agency }) => agency).filter((agency) => !suppliesIdentity(agency))
}

/**
 * What a retrieval goes without, of the agencies that a browser named: what it names decides nothing, it only accepts.
 *
 * One that is open again is asked after all. Undefined where it names what no page of ours can: an agency that supplies
 * who the applicant is, or none of this product's.
 */
export function acceptedWithout({
  product,
  table,
  named,
  now,
}: {
  product: Product
  table: DowntimeTable
  named: readonly string[]
  now: number
}): Agency[] | undefined {
  const agencies = agenciesOf(product).filter((agency) => !suppliesIdentity(agency))
  if (named.some((name) => !agencies.some((agency) => agency === name))) return undefined
  return agenciesToLeaveOut({ product, table, now }).filter((agency) => named.includes(agency))
}
