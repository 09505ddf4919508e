import { FormToken } from './form-token.tsx'
import { SubmitButton } from './submit-button.tsx'
import type { Words } from './words/index.ts'

/** What to do when Myinfo is wrong: the agency corrects it, or the applicant types everything. */
export function WrongData({
  productId,
  draftId,
  csrfToken,
  words: { t },
}: {
  productId: string
  draftId: string
  csrfToken: string
  words: Words
}) {
  return (
    <section id="wrong" aria-labelledby="wrong-title" className="mt-14 border-t border-line pt-6 print:hidden">
      <h2 id="wrong-title" className="text-h3">
        {t('wrong.title')}
      </h2>
      <p className="mt-2 mb-4 text-ink-soft">{t('wrong.text')}</p>
      <form method="post" action={`/api/forms/${productId}/discard`}>
        <FormToken value={csrfToken} />
        <input type="hidden" name="form" value={draftId} />
        <SubmitButton look="quiet" busy={t('common.busy')}>
          {t('wrong.discard')}
        </SubmitButton>
      </form>
    </section>
  )
}
