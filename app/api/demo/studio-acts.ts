import { definitionOf } from '@/app/demo/parts/studio/definition.ts'
import { redirectTo } from '@/lib/auth/redirects.ts'
import { readProduct } from '@/lib/demo/studio/read.ts'
import type { Demo } from '@/lib/server/demo/demo.ts'
import type { PostedForm } from '../posted-form.ts'

/** Keeps what was typed; what is shown stays the last that could be read. */
export function keepDefinition(posted: PostedForm, { studio }: Demo): Response {
  const { server, form, browserToken } = posted
  const product = form.get('product') ?? ''
  const before = definitionOf({ server, csrfToken: browserToken }, product)
  if (!before) return posted.refuse('not_here', 'product')
  // Forms send every line end as two characters.
  const text = (form.get('text') ?? '').replaceAll('\r\n', '\n')
  const read = readProduct(text)
  const shown = 'product' in read ? { shown: read.product, at: Date.now() } : { shown: before.shown, at: before.at }
  studio.keep(browserToken, product, { text, ...shown })
  return redirectTo(`/demo/studio?product=${product}`)
}

/** Forgets the copy of this browser. */
export function backToShipped({ form, browserToken, server, refuse }: PostedForm, { studio }: Demo): Response {
  const product = form.get('product') ?? ''
  if (!server.findProduct(product)) return refuse('not_here', 'product')
  studio.drop(browserToken, product)
  return redirectTo(`/demo/studio?product=${product}`)
}
