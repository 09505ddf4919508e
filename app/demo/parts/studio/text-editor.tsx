import { FormToken } from '@/components/site/form-token.tsx'
import { sizeSaid } from '@/lib/demo/studio/size.ts'
import { EditByItself } from './edit-by-itself.tsx'

const formId = 'studio-form'
const sizeId = 'studio-size'

/** The whole definition as text. */
export function TextEditor({ id, text, csrfToken }: { id: string; text: string; csrfToken: string }) {
  return (
    <form method="post" action="/api/demo" id={formId}>
      <FormToken value={csrfToken} />
      <input type="hidden" name="do" value="studio" />
      <input type="hidden" name="product" value={id} />
      <textarea
        key={id}
        name="text"
        aria-labelledby="definition"
        className="studio-text"
        defaultValue={text}
        spellCheck={false}
        rows={32}
        aria-describedby={sizeId}
      />
      <p id={sizeId} className="demo-soft" role="status">
        {sizeSaid(text)}
      </p>
      <p className="flex flex-wrap gap-3">
        <button type="submit" className="demo-button">
          Read it
        </button>
      </p>
      <EditByItself form={formId} size={sizeId} />
    </form>
  )
}
