import type { LocalizedText, Product } from '@/lib/onboarding/product.ts'
import { nameOf } from '@/lib/onboarding/product.ts'

/** A text of a product, with where it stands: `steps.income.employer.why`. */
export interface PlacedText {
  place: string
  text: LocalizedText
}

/** Every text that a product brings along, in the order in which it is read. */
export function textsOf(product: Product): PlacedText[] {
  const own = (['name', 'summary', 'recipient', 'retention'] as const).map((place) => ({ place, text: product[place] }))
  const next = product.next.map(({ what }, index) => ({ place: `next.${index + 1}`, text: what }))
  return [...own, ...next, ...product.steps.flatMap(textsOfStep)]
}

function textsOfStep({ id, title, fields }: Product['steps'][number]): PlacedText[] {
  const inside = fields.flatMap((field) => {
    const place = `steps.${id}.${nameOf(field)}`
    if (field.kind === 'myinfo') return [{ place: `${place}.why`, text: field.why }]
    const options = 'options' in field.answer ? field.answer.options : []
    return [
      { place: `${place}.label`, text: field.label },
      ...(field.hint ? [{ place: `${place}.hint`, text: field.hint }] : []),
      ...(field.missing ? [{ place: `${place}.missing`, text: field.missing }] : []),
      ...options.map(({ value, label }) => ({ place: `${place}.${value}`, text: label })),
    ]
  })
  return [{ place: `steps.${id}.title`, text: title }, ...inside]
}
