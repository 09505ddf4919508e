import type { Standing } from '@/lib/onboarding/stores.ts'
import { FormToken } from '../site/form-token.tsx'
import { SubmitButton } from '../site/submit-button.tsx'
import { TextWithContact } from '../site/text-with-contact.tsx'
import type { Words } from '../words/index.ts'

/** Where an application stands, in the bank's own words where it has some, and the question that waits for an answer. */
export function StandingPart({
  standing: { status, words: said, mailRefused },
  outcome,
  reference,
  phone,
  csrfToken,
  words: { t },
}: {
  standing: Standing
  outcome?: string
  reference: string
  /** To call where no e-mail arrives. */
  phone: string
  csrfToken: string
  words: Words
}) {
  return (
    <section className="mt-10" aria-labelledby="standing">
      <h2 id="standing" className="mb-3 text-h2">
        {t('status.title')}
      </h2>
      {outcome === 'answered' && status === 'received' && <p role="status">{t('status.answered')}</p>}
      {(status === 'received' || !said) && <p>{t(`status.${status}`)}</p>}
      {said && status !== 'question' && <p className="mt-2 whitespace-pre-line">{said}</p>}
      {mailRefused && (
        <p className="mt-2">
          <TextWithContact text={t('status.mailFailed', { phone })} phone={phone} />
        </p>
      )}
      {status === 'question' && (
        <form className="mt-4" action={`/api/applications/${reference}/answer`} method="post">
          <FormToken value={csrfToken} />
          <label className="mb-2 block font-semibold whitespace-pre-line" htmlFor="answer">
            {said}
          </label>
          {outcome === 'answer_missing' && (
            <p id="answer-error" className="mb-2 text-danger">
              {t('status.answerMissing')}
            </p>
          )}
          <textarea
            className="input"
            id="answer"
            name="answer"
            rows={3}
            maxLength={2000}
            aria-invalid={outcome === 'answer_missing' || undefined}
            aria-describedby={outcome === 'answer_missing' ? 'answer-error' : undefined}
          />
          <p className="mt-4">
            <SubmitButton busy={t('status.sending')}>{t('status.send')}</SubmitButton>
          </p>
        </form>
      )}
    </section>
  )
}
