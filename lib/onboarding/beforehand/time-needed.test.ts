import { expect, test } from 'vitest'
import { productsOnOffer } from '../products/index.ts'
import { specimenCard } from '../products/specimens/card.ts'
import { effortOf, isMeasured } from './time-needed.ts'

test.each(productsOnOffer({ demo: false }).filter(isMeasured))(
  '$id takes less time with Myinfo than by hand, as it was measured',
  (product) => {
    const { minutesWithMyinfo, minutesByHand } = effortOf(product)
    expect(minutesWithMyinfo).toBeLessThan(minutesByHand)
  },
)

test('a product that nobody has measured is reckoned from its fields', () => {
  const fresh = { ...specimenCard, id: 'not-measured' }
  expect(isMeasured(fresh)).toBe(false)
  const { minutesWithMyinfo, minutesByHand } = effortOf(fresh)
  expect(minutesWithMyinfo).toBeGreaterThan(1)
  expect(minutesByHand).toBeGreaterThan(minutesWithMyinfo)
  const [step] = specimenCard.steps
  const more = { ...fresh, steps: [...fresh.steps, ...(step ? [{ ...step, id: 'again' }] : [])] }
  expect(effortOf(more).minutesByHand).toBeGreaterThan(minutesByHand)
})
