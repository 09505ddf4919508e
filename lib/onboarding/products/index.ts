import type { Product } from '../product.ts'
import { creditCard } from './credit-card.ts'
import { familyInsurance } from './family-insurance.ts'
import { savingsAccount } from './savings-account.ts'

/** Every product on offer, in the order of the start page. */
export const products: readonly Product[] = [savingsAccount, creditCard, familyInsurance]

/** The product of a path segment; undefined for an unknown one. */
export function findProduct(id: string): Product | undefined {
  return products.find((product) => product.id === id)
}
