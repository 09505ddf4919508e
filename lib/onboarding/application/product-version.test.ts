import { expect, test } from 'vitest'
import { specimens } from '../products/specimens/index.ts'
import { productVersion } from './product-version.ts'

test('a product keeps its version, and a changed word gives it another', () => {
  const [product] = specimens
  if (!product) throw new Error('there is no product')

  expect(productVersion(structuredClone(product))).toBe(productVersion(product))
  expect(productVersion({ ...product, retentionDays: 1 })).not.toBe(productVersion(product))
  expect(productVersion({ ...product, name: { ...product.name, en: 'x' } })).not.toBe(productVersion(product))
})

test('products have versions of their own', () => {
  expect(new Set(specimens.map(productVersion)).size).toBe(specimens.length)
})
