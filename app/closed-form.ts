import type { Visit } from './visit.ts'

/**
 * Where a page leads whose form is not open in this browser: to the start of its product, which says what happened. What
 * the address tells of an outcome already is told there; a form that nobody can have lost is not called closed.
 */
export function closedForm({
  product,
  visit: { session, wasHere },
  outcome,
}: {
  product: string
  visit: Pick<Visit, 'session' | 'wasHere'>
  outcome?: string
}): string {
  if (outcome !== undefined && /^[a-z_]{1,30}$/.test(outcome)) return `/${product}?outcome=${outcome}`
  return `/${product}?outcome=${wasHere && !session ? 'expired' : 'no_form'}`
}
