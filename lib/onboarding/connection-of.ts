import type { Product } from './product.ts'

/**
 * The connection that a product uses, of those that are set up: its own, named as in `MYINFO_CONNECTIONS`, or else the
 * first one.
 */
export function connectionOf({ connection }: Pick<Product, 'connection'>, connections: readonly string[]): string {
  const own = connection?.replace(':', '-')
  return connections.find((one) => one === own) ?? connections[0] ?? 'fapi'
}
