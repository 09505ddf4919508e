/** Who offers the products, by name; the rest of the brand is `app/brand.ts`. */
export const brandNames = {
  name: 'Merlion Bank',
  /** Legal name of who runs this site and answers for the data; at Singpass, the entity behind the application. */
  operator: 'Merlion Bank Limited',
} as const
