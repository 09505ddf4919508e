import { expect, test } from 'vitest'
import { measurementOf, minutesOf } from '@/lib/onboarding/beforehand/time-needed.ts'
import { kinds } from '@/lib/onboarding/inputs/kinds.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import { productsOnOffer } from '@/lib/onboarding/products/index.ts'
import { specimenCard } from '@/lib/onboarding/products/specimens/card.ts'
import { effortAsMeasured, kindEfforts } from './effort.ts'

const measured = productsOnOffer({ demo: false }).filter((product) => measurementOf(product) !== undefined)

/** The product with so many more questions to type. */
function asking(product: Product, count: number): Product {
  const [step, ...others] = product.steps
  if (!step) throw new Error('a product has a step')
  const more = Array.from({ length: count }, (_, index) => ({
    kind: 'question' as const,
    id: `more${index}`,
    label: { en: 'Tell us more' },
    answer: { kind: 'text' as const, maxLength: 100 },
  }))
  return { ...product, steps: [{ ...step, fields: [...step.fields, ...more] }, ...others] }
}

test.each(measured)('$id, unchanged, takes what it took when it was measured', (product) => {
  const taken = measurementOf(product)

  expect(effortAsMeasured(product)).toEqual({
    taps: taken?.withMyinfo.taps,
    texts: taken?.withMyinfo.texts,
    ...(taken && minutesOf(taken)),
    from: 'product',
  })
})

test.each([...measured, { ...specimenCard, id: 'not-measured' }])(
  '$id takes longer with each question more',
  (product) => {
    const [now, more] = [effortAsMeasured(product), effortAsMeasured(asking(product, 12))]

    expect(more.texts - now.texts).toBe(12 * (kindEfforts.get('text')?.texts ?? 0))
    expect(more.minutesWithMyinfo).toBeGreaterThan(now.minutesWithMyinfo)
    expect(more.minutesByHand).toBeGreaterThan(now.minutesByHand)
    expect(more.from).toBe('kinds')
  },
)

test('every kind of question was measured, and takes something', () => {
  expect([...kindEfforts.keys()].sort()).toEqual(Object.keys(kinds).sort())
  for (const [kind, { taps, texts }] of kindEfforts) expect(taps + texts, kind).toBeGreaterThan(0)
})
