import { expect, test } from 'vitest'
import { creditCard } from '../products/credit-card.ts'
import { productsOnOffer } from '../products/index.ts'
import { effortOf, isMeasured } from './time-needed.ts'

test.each(productsOnOffer({ demo: false }))('the minutes of $id come from a measurement', (product) => {
  expect(isMeasured(product), 'run `npm run bench journey`').toBe(true)
  const { minutesWithMyinfo, minutesByHand } = effortOf(product)
  expect(minutesWithMyinfo).toBeLessThan(minutesByHand)
})

test('a product that nobody has measured is reckoned from its fields', () => {
  const fresh = { ...creditCard, id: 'not-measured' }
  expect(isMeasured(fresh)).toBe(false)
  const { minutesWithMyinfo, minutesByHand } = effortOf(fresh)
  expect(minutesWithMyinfo).toBeGreaterThan(1)
  expect(minutesByHand).toBeGreaterThan(minutesWithMyinfo)
  const [step] = creditCard.steps
  const more = { ...fresh, steps: [...fresh.steps, ...(step ? [{ ...step, id: 'again' }] : [])] }
  expect(effortOf(more).minutesByHand).toBeGreaterThan(minutesByHand)
})
