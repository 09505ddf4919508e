import type { ReactNode } from 'react'
import { FormToken } from '../../site/form-token.tsx'
import { momentIn } from '../../site/receipt-moment.ts'
import { StepTitle } from '../../site/step-title.tsx'
import { SubmitButton } from '../../site/submit-button.tsx'
import type { Words } from '../../words/index.ts'

/**
 * Asks who has just logged in whether to use what was typed in this browser before. Says when it was typed and nothing
 * of what: somebody else may have typed it.
 */
export function EarlierAnswers({
  updatedAt,
  productId,
  csrfToken,
  words,
  children,
}: {
  /** When the answers were last changed, in epoch milliseconds. */
  updatedAt: number
  productId: string
  csrfToken: string
  words: Words
  children?: ReactNode
}) {
  const { t, locale } = words
  return (
    <main id="main" className="page column">
      <StepTitle className="text-h1">{t('earlier.title')}</StepTitle>
      <p className="mt-3 mb-8 text-lead text-ink-soft">{t('earlier.lead', momentIn(updatedAt, locale))}</p>
      <form method="post" action={`/api/forms/${productId}/earlier`} className="space-y-8">
        <FormToken value={csrfToken} />
        {(['use', 'clean'] as const).map((choice) => (
          <section key={choice}>
            <SubmitButton look="quiet" name="choice" value={choice} busy={t('common.busy')}>
              {t(`earlier.${choice}`)}
            </SubmitButton>
            <p className="mt-3">{t(`earlier.${choice}Text`)}</p>
          </section>
        ))}
      </form>
      {children}
    </main>
  )
}
