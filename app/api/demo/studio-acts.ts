import { definitionOf } from '@/app/demo/parts/studio/definition.ts'
import { redirectTo } from '@/lib/auth/redirects.ts'
import { change } from '@/lib/demo/studio/fields/change.ts'
import { placeFrom, placeText } from '@/lib/demo/studio/fields/place.ts'
import { readProduct, shapedProduct } from '@/lib/demo/studio/read.ts'
import type { Demo } from '@/lib/server/demo/demo.ts'
import type { Definition } from '@/lib/server/demo/studio.ts'
import type { PostedForm } from '../posted-form.ts'

/** So many changes can be taken back. */
const mostUndone = 50

/** Keeps what was typed; what is shown stays the last that could be read. */
export function keepDefinition(posted: PostedForm, { studio }: Demo): Response {
  const { form } = posted
  const product = form.get('product') ?? ''
  // Forms send every line end as two characters.
  const text = (form.get('text') ?? '').replaceAll('\r\n', '\n')
  return keepText(posted, studio, text) ?? redirectTo(`/demo/studio?product=${product}`)
}

/** Changes one field, one step or the product's own words, and keeps the whole as text. */
export function changeDefinition(posted: PostedForm, { studio }: Demo): Response {
  const { server, form, browserToken } = posted
  const id = form.get('product') ?? ''
  const text = definitionOf({ server, csrfToken: browserToken }, id)?.text
  const product = text && shapedProduct(text)
  const place = product && placeFrom(product, form.get('at') ?? '')
  if (!product || !place) return redirectTo(`/demo/studio?product=${id}&view=fields`)
  const changed = change(product, place, form)
  const refusal = keepText(posted, studio, JSON.stringify(changed.product, null, 2))
  return refusal ?? redirectTo(`/demo/studio?product=${id}&view=fields&at=${placeText(changed.place)}#field`)
}

/** Keeps a text, and shows it if it can be read; the answer only where there is no such product. */
function keepText(posted: PostedForm, studio: Demo['studio'], text: string): Response | undefined {
  const { server, form, browserToken } = posted
  const id = form.get('product') ?? ''
  const before = definitionOf({ server, csrfToken: browserToken }, id)
  if (!before) return posted.refuse('not_here', 'product')
  if (text === before.text) return undefined
  const past = [...before.past, before.text].slice(-mostUndone)
  studio.keep(browserToken, id, { text, past, ...shownAs(text, before) })
  return undefined
}

/** What is shown once a text is kept: itself where it can be read, or else what was shown before. */
function shownAs(text: string, before: Pick<Definition, 'shown' | 'at'>): Pick<Definition, 'shown' | 'at'> {
  const read = readProduct(text)
  return 'product' in read ? { shown: read.product, at: Date.now() } : { shown: before.shown, at: before.at }
}

/** Takes the last change back. */
export function undo({ form, browserToken, server, refuse }: PostedForm, { studio }: Demo): Response {
  const id = form.get('product') ?? ''
  const now = definitionOf({ server, csrfToken: browserToken }, id)
  if (!now) return refuse('not_here', 'product')
  const text = now.past.at(-1)
  if (text !== undefined) studio.keep(browserToken, id, { text, past: now.past.slice(0, -1), ...shownAs(text, now) })
  const view = form.get('view') === 'fields' ? '&view=fields' : ''
  return redirectTo(`/demo/studio?product=${id}${view}`)
}

/** Forgets the copy of this browser. */
export function backToShipped({ form, browserToken, server, refuse }: PostedForm, { studio }: Demo): Response {
  const product = form.get('product') ?? ''
  if (!server.findProduct(product)) return refuse('not_here', 'product')
  studio.drop(browserToken, product)
  return redirectTo(`/demo/studio?product=${product}${form.get('view') === 'fields' ? '&view=fields' : ''}`)
}
