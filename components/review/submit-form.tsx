import { FormToken } from '../site/form-token.tsx'
import { WarningIcon } from '../site/icons.tsx'
import { SubmitButton } from '../site/submit-button.tsx'
import type { Words } from '../words/index.ts'

/** The declaration in plain words, and the one button that sends. */
export function SubmitForm({
  productId,
  draftId,
  retrievalId,
  content,
  operator,
  undeclared,
  csrfToken,
  words: { t },
}: {
  productId: string
  draftId: string
  retrievalId?: string
  /** Digest of what the review shows; absent while something is missing. */
  content?: string
  operator: string
  /** They pressed the button without ticking the box. */
  undeclared: boolean
  csrfToken: string
  words: Words
}) {
  return (
    <form method="post" action={`/api/forms/${productId}/submit`} className="mt-12 print:hidden">
      <FormToken value={csrfToken} />
      <input type="hidden" name="form" value={draftId} />
      {retrievalId && <input type="hidden" name="retrieval" value={retrievalId} />}
      {content && <input type="hidden" name="content" value={content} />}
      <fieldset className="field" {...(undeclared && { 'aria-describedby': 'declaration-error' })}>
        <legend className="mb-3 text-h2">{t('review.declaration')}</legend>
        {undeclared && (
          <p id="declaration-error" className="field-error">
            <WarningIcon size={16} />
            <span>
              <span className="sr-only">{t('common.error')} </span>
              {t('review.declareProblem')}
            </span>
          </p>
        )}
        <label className="choice">
          <input id="declaration" type="checkbox" name="declaration" value="yes" />
          <span>{t('review.declare', { operator })}</span>
        </label>
      </fieldset>
      <div className="mt-6">
        <SubmitButton busy={t('common.busy')}>{t('review.submit')}</SubmitButton>
      </div>
    </form>
  )
}
