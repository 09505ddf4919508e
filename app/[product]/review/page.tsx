import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { OpeningSummary } from '@/components/form/problems/opening-summary.tsx'
import { StepsRail } from '@/components/form/steps-rail.tsx'
import { LeftOutNotice } from '@/components/review/left-out-notice.tsx'
import { ReviewStep } from '@/components/review/review-step.tsx'
import { SubmitForm } from '@/components/review/submit-form.tsx'
import { WrongData } from '@/components/review/wrong-data.tsx'
import { SessionWarning } from '@/components/session/session-warning.tsx'
import { Notice } from '@/components/site/notice.tsx'
import { StepTitle } from '@/components/site/step-title.tsx'
import { type Words, wordsFor } from '@/components/words/index.ts'
import { carriedInputs } from '@/lib/onboarding/answers/carried.ts'
import { buildApplication, withInitial } from '@/lib/onboarding/application/build-application.ts'
import { contentDigest } from '@/lib/onboarding/application/content-digest.ts'
import { ineligible } from '@/lib/onboarding/beforehand/eligibility.ts'
import { todayInSingapore } from '@/lib/onboarding/today.ts'
import { brand } from '../../brand.ts'
import { closedForm } from '../../closed-form.ts'
import { one } from '../../query.ts'
import { formVisit, ofOneVisit } from '../../visit.ts'
import { railSteps } from '../steps.ts'

export async function generateMetadata({ params, searchParams }: PageProps<'/[product]/review'>): Promise<Metadata> {
  const [{ product, language }, query] = [await formVisit((await params).product), await searchParams]
  const words = wordsFor(language)
  const title = `${words.t('review.title')} · ${words.of(product.name)}`
  return { ...ofOneVisit, title: one(query, 'check') ? `${words.t('common.error')} ${title}` : title }
}

/** Everything that will be sent, by step; nothing has been sent yet. */
export default async function Review({ params, searchParams }: PageProps<'/[product]/review'>) {
  const [{ product: id }, query] = await Promise.all([params, searchParams])
  const visit = await formVisit(id)
  const { product, draft, offered, retrieval, form, language, csrfToken, session, path } = visit
  if (offered) redirect(`/${product.id}/apply`)
  if (draft?.reference) redirect(`/applications/${draft.reference}`)
  if (!draft) redirect(closedForm({ product: id, visit, outcome: one(query, 'outcome') }))
  const standing = { product, person: retrieval?.person, typed: withInitial(form, draft.answers) }
  if (form.onePage || ineligible({ ...standing, today: todayInSingapore() })) redirect(`/${product.id}/apply`)

  const words = wordsFor(language)
  const { t } = words
  const typed = withInitial(form, draft.answers)
  const carried = carriedInputs(draft.answers)
  const ready = buildApplication({ form, retrieval, typed: draft.answers, language, today: todayInSingapore() })
  const undeclared = one(query, 'check') === '1'
  return (
    <div className="page page-with-rail">
      <StepsRail steps={railSteps(form, words)} current="review" words={words} />
      <main id="main">
        <OpeningNotices undeclared={undeclared} changed={one(query, 'changed') === '1'} words={words} />
        <StepTitle className="text-h1">{t('review.title')}</StepTitle>
        <p className="mt-3 text-lead text-ink-soft">{t('review.lead')}</p>
        {ready.kind === 'incomplete' && <Incomplete words={words} />}
        {form.supplied && <LeftOutNotice className="mt-6" agencies={retrieval?.withoutAgencies} words={words} />}
        <div className="mt-10 space-y-10">
          {form.steps.map((step) => (
            <ReviewStep
              key={step.id}
              step={step}
              changeHref={`/${product.id}/apply?step=${step.id}&return=review`}
              typed={typed}
              carried={carried}
              words={words}
            />
          ))}
        </div>
        <SubmitForm
          productId={product.id}
          draftId={draft.id}
          retrievalId={retrieval?.id}
          content={ready.kind === 'ready' ? contentDigest(ready.application.values) : undefined}
          operator={brand.operator}
          undeclared={undeclared}
          csrfToken={csrfToken}
          words={words}
        />
        {form.supplied && (
          <WrongData productId={product.id} draftId={draft.id} form={form} csrfToken={csrfToken} words={words} />
        )}
        {session && (
          <SessionWarning session={session} productId={product.id} path={path} csrfToken={csrfToken} words={words} />
        )}
      </main>
    </div>
  )
}

function OpeningNotices({ undeclared, changed, words }: { undeclared: boolean; changed: boolean; words: Words }) {
  const { t } = words
  return (
    <>
      {undeclared && (
        <OpeningSummary
          title={t('problem.summary')}
          lines={[{ input: 'declaration', text: t('review.declareProblem') }]}
        />
      )}
      {changed && (
        <div className="mb-6">
          <Notice tone="warn" title={t('review.changed')} />
        </div>
      )}
    </>
  )
}

function Incomplete({ words: { t } }: { words: Words }) {
  return (
    <div className="mt-6">
      <Notice tone="warn" title={t('review.incomplete')} />
    </div>
  )
}
