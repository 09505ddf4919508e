import { createHash } from 'node:crypto'
import type { Product } from '../product.ts'

/**
 * A fingerprint of a product as it is offered: it changes with every word, field and rule of the product's file, so that
 * two applications with the same one were asked the same.
 */
export function productVersion(product: Product): string {
  return createHash('sha256').update(JSON.stringify(product)).digest('hex').slice(0, 12)
}
