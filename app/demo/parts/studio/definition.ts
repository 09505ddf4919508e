import { openProducts } from '@/lib/onboarding/products/index.ts'
import type { Definition } from '@/lib/server/demo/studio.ts'
import type { Server } from '@/lib/server/server.ts'

/** The definition that this browser works on: its own copy, or the shipped one. Undefined for a product that is not there. */
export function definitionOf(
  { server, csrfToken }: { server: Server; csrfToken: string },
  productId: string,
): Definition | undefined {
  const product = openProducts({ demo: true }).find(({ id }) => id === productId)
  if (!product) return undefined
  const own = server.demo?.studio.of(csrfToken, productId)
  return own ?? { text: JSON.stringify(product, null, 2), shown: product, at: 0, past: [] }
}
