import { agencyWebsites } from '@/lib/myinfo/agencies.ts'
import type { Agency } from '@/lib/myinfo/attribute.ts'
import { type Form, fieldsOf } from '@/lib/onboarding/form/form.ts'
import { sendsAnswers } from '../site/answers-address.ts'
import { FormToken } from '../site/form-token.tsx'
import { SubmitButton } from '../site/submit-button.tsx'
import type { Words } from '../words/index.ts'

/** What to do when Myinfo is wrong: the agency corrects it, or the applicant types everything. */
export function WrongData({
  productId,
  draftId,
  form,
  inStep = false,
  csrfToken,
  words,
}: {
  productId: string
  draftId: string
  form: Form
  /** A step is open: its answers go with the word to discard, so that nothing typed is lost. */
  inStep?: boolean
  csrfToken: string
  words: Words
}) {
  const { t } = words
  const discard = `/api/forms/${productId}/discard`
  return (
    <section id="wrong" aria-labelledby="wrong-title" className="mt-14 border-t border-line pt-6 print:hidden">
      <h2 id="wrong-title" className="text-h3">
        {t('wrong.title')}
      </h2>
      <p className="mt-2 mb-4 text-ink-soft">{t('wrong.text')}</p>
      <h3 className="font-semibold">{t('wrong.contacts')}</h3>
      <ul className="mt-1 mb-5 list-disc space-y-1 ps-5">
        {agenciesOf(form).map((agency) => (
          <li key={agency}>
            <a
              href={agencyWebsites[agency]}
              target="_blank"
              rel="noopener noreferrer"
              className="inline-block py-0.5 align-top"
            >
              {t('wrong.contact', { agency: words.agencyName(agency) })}
            </a>
          </li>
        ))}
      </ul>
      <form method="post" action={discard}>
        <FormToken value={csrfToken} />
        <input type="hidden" name="form" value={draftId} />
        <SubmitButton
          look="quiet"
          busy={t('common.busy')}
          {...(inStep ? { ...sendsAnswers, formAction: discard } : {})}
        >
          {t('wrong.discard')}
        </SubmitButton>
      </form>
    </section>
  )
}

/** Those that vouch for something in this form. */
function agenciesOf(form: Form): Agency[] {
  const agencies = fieldsOf(form).flatMap((field) => {
    if (field.kind === 'shown') return field.value === undefined ? [] : [field.agency]
    return field.source ? [field.source.agency] : []
  })
  return [...new Set(agencies)]
}
