import { SubmitButton } from '../site/submit-button.tsx'
import type { Words } from '../words/index.ts'
import { FieldError } from './fields/field-error.tsx'

/** The declaration in plain words, and the one button that sends; at the foot of a form that is its own review. */
export function SendPart({
  retrievalId,
  operator,
  undeclared,
  words: { t },
}: {
  retrievalId?: string
  operator: string
  undeclared: boolean
  words: Words
}) {
  return (
    <section className="mt-7" aria-label={t('review.send')}>
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
          <span>{t('review.declarePage', { operator })}</span>
        </label>
      </div>
      <div className="mt-5">
        <SubmitButton name="intent" value="submit" busy={t('common.busy')}>
          {t('review.submit')}
        </SubmitButton>
      </div>
      <p className="mt-2 text-small text-ink-soft">{t('review.notSent')}</p>
    </section>
  )
}
