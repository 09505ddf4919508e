'use client'

import { SubmitButton } from '../../site/submit-button.tsx'
import { FieldError } from '../fields/field-error.tsx'

/** The declaration to tick, and the button that sends, drawn from its words: drawn elements are many times as long. */
export function Declaration({
  title,
  retrievalId,
  text,
  undeclared,
  submit,
  busy,
  note,
}: {
  title: string
  retrievalId?: string
  text: string
  undeclared?: boolean
  submit: string
  busy: string
  note: string
}) {
  return (
    <section className="mt-7" aria-label={title}>
      {retrievalId && <input type="hidden" name="retrieval" value={retrievalId} />}
      <div className="field">
        <FieldError of="declaration" />
        <label className="tick">
          <input
            id="declaration"
            type="checkbox"
            name="declaration"
            value="yes"
            aria-describedby="declaration-error"
            {...(undeclared && { 'aria-invalid': true })}
            data-checked="declaration"
          />
          <span>{text}</span>
        </label>
      </div>
      <div className="mt-5">
        <SubmitButton name="intent" value="submit" busy={busy}>
          {submit}
        </SubmitButton>
      </div>
      <p className="mt-2 text-small text-ink-soft">{note}</p>
    </section>
  )
}
