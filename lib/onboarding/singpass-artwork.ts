import { brand } from './brand.ts'
import type { Product } from './product.ts'
import type { SingpassArtwork, SingpassUse } from './singpass-use.ts'

/** Artwork by use, as the brand has it. */
export type Artworks = Partial<Record<SingpassUse, SingpassArtwork>>

/** The uses that products name and that have no official artwork yet, with the products that need it. */
export function usesWithoutArtwork(
  products: readonly Product[],
  artworks: Artworks = brand.singpassArtwork,
): { use: SingpassUse; products: string[] }[] {
  const uses = [...new Set(products.map(({ singpassUse }) => singpassUse))].filter((use) => !artworks[use])
  return uses.map((use) => ({
    use,
    products: products.filter(({ singpassUse }) => singpassUse === use).map(({ id }) => id),
  }))
}
