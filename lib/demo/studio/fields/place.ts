import type { Field, Product } from '@/lib/onboarding/product.ts'

/** What of a product is edited: the product's own words, a step, or a field of a step; both counted from 0. */
export type Place =
  | { kind: 'product' }
  | { kind: 'step'; step: number }
  | { kind: 'field'; step: number; field: number }

/** A place as an address has it: `product`, `2` or `2-0`; undefined where the product has no such place. */
export function placeFrom({ steps }: Product, text: string): Place | undefined {
  if (text === 'product') return { kind: 'product' }
  const [, step, field] = /^(\d{1,3})(?:-(\d{1,3}))?$/.exec(text) ?? []
  const at = Number(step)
  if (step === undefined || !steps[at]) return undefined
  if (field === undefined) return { kind: 'step', step: at }
  return steps[at]?.fields[Number(field)] && { kind: 'field', step: at, field: Number(field) }
}

/** The other way round. */
export function placeText(place: Place): string {
  if (place.kind === 'product') return 'product'
  return place.kind === 'step' ? `${place.step}` : `${place.step}-${place.field}`
}

/** The fields that stand before a place, on which a condition may depend. */
export function fieldsBefore({ steps }: Product, place: { step: number; field: number }): Field[] {
  return steps.flatMap(({ fields }, step) =>
    fields.filter((_, field) => step < place.step || (step === place.step && field < place.field)),
  )
}
