import type { MyinfoField, Product } from './product.ts'

/** The Myinfo attributes that a product's steps show, in order: all that may be asked of Myinfo, and no more. */
export function attributesOf(product: Product): string[] {
  return myinfoFields(product).map((field) => field.attribute)
}

/** The product's Myinfo fields, in order. */
export function myinfoFields(product: Product): MyinfoField[] {
  return product.steps.flatMap((step) => step.fields.filter((field) => field.kind === 'myinfo'))
}
