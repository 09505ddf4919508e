import { expect, test } from 'vitest'
import { products } from '../products/index.ts'
import { productVersion } from './product-version.ts'

test('a product keeps its version, and a changed word gives it another', () => {
  const [product] = products
  if (!product) throw new Error('there is no product')

  expect(productVersion(structuredClone(product))).toBe(productVersion(product))
  expect(productVersion({ ...product, retentionDays: 1 })).not.toBe(productVersion(product))
  expect(productVersion({ ...product, name: { ...product.name, en: 'x' } })).not.toBe(productVersion(product))
})

test('products have versions of their own', () => {
  expect(new Set(products.map(productVersion)).size).toBe(products.length)
})
