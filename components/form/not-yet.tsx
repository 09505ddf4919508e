import { agencyWebsites } from '@/lib/myinfo/agencies.ts'
import type { Ineligible } from '@/lib/onboarding/beforehand/eligibility.ts'
import { type Form, fieldsOf } from '@/lib/onboarding/form/form.ts'
import { panelsOf } from '@/lib/onboarding/form/panels.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import { PanelFrame } from '../shown/panel.tsx'
import { PanelRows } from '../shown/panel-rows.tsx'
import { FormToken } from '../site/form-token.tsx'
import { momentIn } from '../site/receipt-moment.ts'
import { StepTitle } from '../site/step-title.tsx'
import { SubmitButton } from '../site/submit-button.tsx'
import { TextWithContact } from '../site/text-with-contact.tsx'
import type { Words } from '../words/index.ts'

interface NotYetProps {
  form: Form
  refusal: Ineligible
  /** When the value from Myinfo is gone, epoch milliseconds; absent where it was typed. */
  deletedAt?: number
  /** Products that they can have today. */
  others: readonly Pick<Product, 'id' | 'name' | 'summary'>[]
  phone: string
  csrfToken: string
  words: Words
}

/** Who cannot have a product: from when they can, what decided, what became of their data, and what if it is wrong. */
export function NotYet(props: NotYetProps) {
  const { form, refusal, deletedAt, others, words } = props
  const product = words.of(form.product.name)
  return (
    <>
      <p className="crumb">{product}</p>
      <StepTitle className="text-h1">{notYetTitle(refusal, words)}</StepTitle>
      <p className="mt-2 text-lead text-ink-soft">
        {refusal.kind === 'under-age' ? words.t('notYet.ageLead', { age: refusal.age }) : words.t('notYet.passLead')}
        {words.between}
        {words.t('notYet.first')}
      </p>
      <h2 className="sr-only">{words.t('notYet.decided')}</h2>
      <Deciding form={form} refusal={refusal} words={words} />
      <p className="mt-3 text-small text-ink-soft">
        {deletedAt === undefined
          ? words.t('notYet.typed')
          : words.t('notYet.deleted', { time: momentIn(deletedAt, words.locale).time })}
      </p>
      <Others others={others} words={words} />
      <Wrong {...props} />
    </>
  )
}

/** The heading in one line: from when, where that is known. */
export function notYetTitle(refusal: Ineligible, { t, longDay }: Words): string {
  return refusal.kind === 'under-age' ? t('notYet.from', { date: longDay(refusal.from) }) : t('notYet.pass')
}

function Deciding({ form, refusal, words }: Pick<NotYetProps, 'form' | 'refusal' | 'words'>) {
  const fields = fieldsOf(form).filter(({ name }) => name === refusal.field)
  return panelsOf(fields).map((panel) => (
    <PanelFrame key={panel.topic} panel={panel} words={words}>
      <PanelRows fields={panel.fields} words={words} />
    </PanelFrame>
  ))
}

function Others({ others, words }: Pick<NotYetProps, 'others' | 'words'>) {
  const [first, ...rest] = others
  if (!first) return null
  return (
    <section className="mt-9" aria-labelledby="instead-title">
      <h2 id="instead-title" className="text-h2">
        {words.t('notYet.instead')}
      </h2>
      <p className="mt-1 text-ink-soft">{words.of(first.summary)}</p>
      <a href={`/${first.id}`} className="button button-primary mt-4">
        {words.of(first.name)}
      </a>
      {rest.length > 0 && (
        <ul className="mt-3">
          {rest.map(({ id, name }) => (
            <li key={id}>
              <a href={`/${id}`} className="inline-block py-2.5">
                {words.of(name)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** By hand a person will look at it; what was typed is changed where it was typed. */
function Wrong({ form, refusal, deletedAt, phone, csrfToken, words }: NotYetProps) {
  const { t } = words
  const field = fieldsOf(form).find(({ name }) => name === refusal.field)
  const step = form.steps.find(({ fields }) => fields.some(({ name }) => name === refusal.field))
  const agency = field?.kind === 'shown' ? field.agency : undefined
  if (deletedAt === undefined || !agency)
    return (
      <p className="mt-9">
        <a href={`/${form.product.id}/apply?step=${step?.id ?? ''}`} className="inline-block py-2.5">
          {t('notYet.change')}
        </a>
      </p>
    )
  return (
    <details className="fold fold-link mt-9">
      <summary>{t('notYet.wrong')}</summary>
      <p className="mt-1">
        {t('notYet.wrongAgency', { agency: words.agencyName(agency) })}
        {words.between}
        <a href={agencyWebsites[agency]} target="_blank" rel="noopener noreferrer">
          {t('wrong.contact', { agency: words.agencyName(agency) })}
        </a>
      </p>
      <p className="mt-2">
        <TextWithContact text={t('notYet.wrongHand', { phone })} phone={phone} />
      </p>
      <form method="post" action={`/api/forms/${form.product.id}/by-hand`} className="mt-4">
        <FormToken value={csrfToken} />
        <SubmitButton look="quiet" busy={t('common.busy')}>
          {t('start.byHand')}
        </SubmitButton>
      </form>
    </details>
  )
}
