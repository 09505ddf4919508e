import type { Product } from '../product.ts'
import { creditCard } from './credit-card.ts'
import { everything } from './everything.ts'
import { familyInsurance } from './family-insurance.ts'
import { savingsAccount } from './savings-account.ts'
import { specimens } from './specimens/index.ts'

/** Every product on offer, in the order of the start page. */
export const products: readonly Product[] = [savingsAccount, creditCard, familyInsurance, everything]

/** The products that this deployment offers: specimens belong to the demo. */
export function productsOnOffer({ demo }: { demo: boolean }): readonly Product[] {
  return products.filter((product) => demo || !product.demoOnly)
}

/** Every product that this deployment can open, on offer or not: the demo opens the specimens of the tests too. */
export function openProducts({ demo }: { demo: boolean }): readonly Product[] {
  return [...productsOnOffer({ demo }), ...(demo ? specimens : [])]
}

/** The product of a path segment; undefined for an unknown one, and for a specimen outside the demo. */
export function findProduct(id: string, { demo }: { demo: boolean }): Product | undefined {
  return openProducts({ demo }).find((product) => product.id === id)
}
