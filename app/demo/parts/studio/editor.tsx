import { FormToken } from '@/components/site/form-token.tsx'
import { shapedProduct } from '@/lib/demo/studio/read.ts'
import type { Definition } from '@/lib/server/demo/studio.ts'
import { FieldsView } from './fields/fields-view.tsx'
import { TextEditor } from './text-editor.tsx'

/** How a definition is looked at. */
export type View = 'text' | 'fields'

interface Props {
  id: string
  definition: Definition
  view: View
  /** The place that is edited, among the fields. */
  at: string
  csrfToken: string
}

/** A definition to be edited, as text or field by field; with a way back. */
export function Editor({ id, definition: { text, past }, view, at, csrfToken }: Props) {
  const product = view === 'fields' ? shapedProduct(text) : undefined
  return (
    <section aria-labelledby="definition">
      <h2 id="definition" className="text-h2">
        Definition
      </h2>
      <div className="studio-tools">
        <nav aria-label="Show the definition as">
          <a href={`/demo/studio?product=${id}`} aria-current={view === 'text' ? 'true' : undefined}>
            Text
          </a>
          <a href={`/demo/studio?product=${id}&view=fields`} aria-current={view === 'fields' ? 'true' : undefined}>
            Fields
          </a>
        </nav>
        <form method="post" action="/api/demo">
          <FormToken value={csrfToken} />
          <input type="hidden" name="product" value={id} />
          <input type="hidden" name="view" value={view} />
          <button type="submit" name="do" value="studio-undo" className="demo-button" disabled={past.length === 0}>
            Undo
          </button>
          <button type="submit" name="do" value="studio-shipped" className="demo-button">
            Back to the shipped one
          </button>
        </form>
      </div>
      {view === 'text' && <TextEditor id={id} text={text} csrfToken={csrfToken} />}
      {product && <FieldsView id={id} product={product} at={at} csrfToken={csrfToken} />}
      {view === 'fields' && !product && (
        <p className="mt-3">The text cannot be taken apart into fields as it stands. Put it right there, or undo.</p>
      )}
    </section>
  )
}
