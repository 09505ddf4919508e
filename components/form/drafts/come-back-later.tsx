import type { Words } from '../../words/index.ts'

/** Keeps the step as it is, checked or not, and makes a private link to come back by. Stands in the step's form. */
export function ComeBackLater({ productId, words: { t } }: { productId: string; words: Words }) {
  return (
    <p>
      <button type="submit" formAction={`/api/forms/${productId}/resume-link`} formNoValidate className="link-button">
        {t('form.later')}
      </button>
    </p>
  )
}
