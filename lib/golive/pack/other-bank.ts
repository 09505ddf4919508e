import { brand, demoNames } from '@/lib/onboarding/brand.ts'
import type { Product } from '@/lib/onboarding/product.ts'

/** What a pack would say of who it is for. */
export interface Named {
  /** Registered name of who hands it in. */
  entity: string
  product: Pick<Product, 'id' | 'recipient' | 'retention' | 'summary' | 'next'>
  /** As pages show it; that of this repository when absent. */
  shown?: { name: string; operator: string; contact: object }
}

/** What names another bank than the one that hands in: the demo's, or one that is not the entity. Empty when nothing does. */
export function otherBankFaults({ entity, product, shown = brand }: Named): string[] {
  const faults: string[] = []
  if (simplify(shown.operator) !== simplify(entity))
    faults.push(
      `lib/onboarding/brand.ts names "${shown.operator}" as who runs the site, and the answers name "${entity}"`,
    )
  const texts = {
    'lib/onboarding/brand.ts': shown,
    [`lib/onboarding/products/${product.id}.ts`]: product,
    'the answers': entity,
  }
  for (const [place, text] of Object.entries(texts)) {
    const named = demoNames.find((name) => JSON.stringify(text).includes(name))
    if (named) faults.push(`${place} names the bank of the demo, "${named}"`)
  }
  return faults
}

/** Without case, points and spaces: "Acme Bank Ltd." is "ACME BANK LTD". */
function simplify(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/limited$/, 'ltd')
}
