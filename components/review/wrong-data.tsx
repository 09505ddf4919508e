import { agencyWebsites } from '@/lib/myinfo/agencies.ts'
import type { Agency } from '@/lib/myinfo/attribute.ts'
import { type Form, type FormField, fieldsOf } from '@/lib/onboarding/form/form.ts'
import { FormToken } from '../site/form-token.tsx'
import { SubmitButton } from '../site/submit-button.tsx'
import type { Words } from '../words/index.ts'
import { type AgencyLink, AgencyLinks } from './agency-links.tsx'
import { FoldedHelp } from './folded-help.tsx'

/** What to do when Myinfo is wrong: the agency corrects it, or the applicant types everything. */
export function WrongData({
  productId,
  draftId,
  form,
  csrfToken,
  words,
}: {
  productId: string
  draftId: string
  form: Form
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
      <AgencyLinks links={linksOf(agenciesOf(fieldsOf(form)), words)} />
      <form method="post" action={discard}>
        <FormToken value={csrfToken} />
        <input type="hidden" name="form" value={draftId} />
        <SubmitButton look="quiet" busy={t('common.busy')}>
          {t('wrong.discard')}
        </SubmitButton>
      </form>
    </section>
  )
}

/** The same in a few words, folded, inside the form of an open step. */
export function WrongFold({ fields, words }: { fields: readonly FormField[]; words: Words }) {
  const { t } = words
  const agencies = agenciesOf(fields)
  if (agencies.length === 0) return null
  return (
    <FoldedHelp
      title={t('wrong.short')}
      text={t('wrong.shortText')}
      links={linksOf(agencies, words)}
      otherwise={t('wrong.discardText')}
    />
  )
}

/** Their websites, in words. */
function linksOf(agencies: readonly Agency[], words: Words): AgencyLink[] {
  return agencies.map((agency) => [
    agencyWebsites[agency],
    words.t('wrong.contact', { agency: words.agencyName(agency) }),
  ])
}

/** Those that supplied something. */
function agenciesOf(fields: readonly FormField[]): Agency[] {
  const agencies = fields.flatMap((field) => {
    if (field.kind === 'shown') return field.value === undefined ? [] : [field.agency]
    return field.source ? [field.source.agency] : []
  })
  return [...new Set(agencies)]
}
