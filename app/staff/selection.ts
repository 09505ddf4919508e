import { placeOf } from '@/lib/delivery/access/cursor.ts'
import { type QueueSelection, type View, views } from '@/lib/staff/stores.ts'

export type StaffQuery = { readonly [name: string]: string | string[] | undefined }

const LINES = 25

/** Reads the part of the list that an address names; whatever makes no sense is as if it were not there. */
export function readSelection(query: StaffQuery, products: readonly { id: string }[]): QueueSelection {
  const view = views.find((one) => one === query.view) ?? ('received' satisfies View)
  const product = products.find(({ id }) => id === query.product)?.id
  const by = query.by === 'hand' || query.by === 'myinfo' ? query.by : undefined
  const side = typeof query.before === 'string' ? 'before' : 'after'
  const cursor = query[side]
  const place = typeof cursor === 'string' ? placeOf(cursor) : undefined
  return { view, product, by, limit: LINES, ...(place && { from: { place, side } }) }
}

/** A reference as somebody typed it, in capitals and with its hyphens; undefined for what is none. */
export function referenceIn(typed: string | string[] | undefined): string | undefined {
  const letters = typeof typed === 'string' ? typed.toUpperCase().replaceAll(/[\s-]/g, '') : ''
  return /^[A-Z]{10}$/.test(letters) ? letters.replace(/^(.{4})(.{4})/, '$1-$2-') : undefined
}
