import type { FormVisit } from './visit.ts'

/**
 * Where a page leads whose form is not open in this browser: to the start of its product, which says what happened. What
 * the address tells of an outcome already is told there; a form that nobody can have lost is not called closed.
 */
export function closedForm({
  product,
  visit: { session, wasHere, movedOn },
  outcome,
}: {
  product: string
  visit: Pick<FormVisit, 'session' | 'wasHere' | 'movedOn'>
  outcome?: string
}): string {
  if (outcome !== undefined && /^[a-z_]{1,30}$/.test(outcome)) return `/${product}?outcome=${outcome}`
  if (movedOn) return `/${product}?outcome=elsewhere`
  return `/${product}?outcome=${wasHere && !session ? 'expired' : 'no_form'}`
}
