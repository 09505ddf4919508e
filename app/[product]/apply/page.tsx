import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AnswersForm } from '@/components/form/answers-form.tsx'
import { EarlierAnswers } from '@/components/form/earlier-answers.tsx'
import { EligibilityNotices } from '@/components/form/eligibility-notices.tsx'
import { LapsedNotice } from '@/components/form/lapsed-notice.tsx'
import { StepFields, StepHeading } from '@/components/form/step-fields.tsx'
import { StepsRail } from '@/components/form/steps-rail.tsx'
import { WrongData } from '@/components/review/wrong-data.tsx'
import { SessionWarning } from '@/components/session/session-warning.tsx'
import { OutcomeNotice } from '@/components/start/outcome-notice.tsx'
import { wordsFor } from '@/components/words/index.ts'
import { problemTexts } from '@/components/words/problem-text.ts'
import { checkedFields } from '@/lib/onboarding/answers/answers-schema.ts'
import { isByHand } from '@/lib/onboarding/answers/by-hand.ts'
import { checkAnswers } from '@/lib/onboarding/answers/check-answers.ts'
import { withInitial } from '@/lib/onboarding/application/build-application.ts'
import { type EligibilityNote, eligibilityNotes } from '@/lib/onboarding/beforehand/eligibility.ts'
import { askedFields, countAnswers, type FormStep } from '@/lib/onboarding/form/form.ts'
import type { AnswerProblems } from '@/lib/onboarding/inputs/answer-problem.ts'
import type { Draft } from '@/lib/onboarding/stores.ts'
import { todayInSingapore } from '@/lib/onboarding/today.ts'
import { one, type Query } from '../../query.ts'
import { railSteps } from '../../steps.ts'
import { type FormVisit, formVisit } from '../../visit.ts'
import { StepRefresh } from './step-refresh.tsx'

export async function generateMetadata({ params, searchParams }: PageProps<'/[product]/apply'>): Promise<Metadata> {
  const [visit, query] = [await formVisit((await params).product), await searchParams]
  const words = wordsFor(visit.language)
  if (visit.offered) return { title: `${words.t('earlier.title')} · ${words.of(visit.product.name)}` }
  const step = stepOf(visit, query)
  const failed = step && visit.draft && Object.keys(problemsOf(visit, step, visit.draft, query)).length > 0
  const title = `${step ? words.of(step.title) : ''} · ${words.of(visit.product.name)}`
  return { title: failed ? `${words.t('common.error')} ${title}` : title }
}

/** One step of the form, once it is said whether answers from before the login belong in it. */
export default async function Apply({ params, searchParams }: PageProps<'/[product]/apply'>) {
  const [{ product: id }, query] = await Promise.all([params, searchParams])
  const visit = await formVisit(id)
  const { product, draft, retrieval, form, csrfToken, session, path } = visit
  const words = wordsFor(visit.language)
  if (visit.offered) return <EarlierAnswers {...visit.offered} productId={id} csrfToken={csrfToken} words={words} />
  if (draft?.reference) redirect(`/applications/${draft.reference}`)
  const step = stepOf(visit, query)
  if (!draft || !step) redirect(`/${product.id}`)

  const asked = askedFields(step.fields)
  const first = step === form.steps[0]
  const lapsed = isLapsed(visit, draft) && one(query, 'outcome') === undefined
  return (
    <div className="page page-with-rail">
      <StepsRail steps={railSteps(form, words)} current={step.id} words={words} />
      <main id="main">
        <div className="mb-8 space-y-4 empty:hidden">
          <OutcomeNotice outcome={one(query, 'outcome')} words={words} />
          {lapsed && <LapsedNotice visit={linksOf(visit)} words={words} />}
          {first && <EligibilityNotices notes={notesOf(visit, draft)} words={words} />}
        </div>
        <StepRefresh />
        <AnswersForm
          key={step.id}
          action={`/api/forms/${product.id}/answers`}
          fields={checkedFields(asked)}
          today={todayInSingapore()}
          found={problemsOf(visit, step, draft, query)}
          texts={problemTexts(asked, words)}
          words={{ error: words.t('common.error'), summary: words.t('problem.summary') }}
        >
          <StepHeading
            title={words.of(step.title)}
            welcome={retrieval && first && one(query, 'welcome') ? countAnswers(form) : undefined}
            words={words}
          />
          <StepFields
            step={step}
            productId={product.id}
            draftId={draft.id}
            csrfToken={csrfToken}
            typed={withInitial(form, draft.answers)}
            problems={problemsOf(visit, step, draft, query)}
            first={first}
            returning={one(query, 'return') === 'review'}
            words={words}
          />
        </AnswersForm>
        {retrieval && (
          <WrongData productId={product.id} draftId={draft.id} form={form} inStep csrfToken={csrfToken} words={words} />
        )}
        {session && (
          <SessionWarning session={session} productId={product.id} path={path} csrfToken={csrfToken} words={words} />
        )}
      </main>
    </div>
  )
}

function stepOf({ form }: FormVisit, query: Query): FormStep | undefined {
  return form.steps.find(({ id }) => id === one(query, 'step')) ?? form.steps[0]
}

/** What is wrong with the kept answers, once the applicant has tried to go on. */
function problemsOf({ form }: FormVisit, step: FormStep, draft: Draft, query: Query): AnswerProblems {
  if (one(query, 'check') !== '1') return {}
  const typed = withInitial(form, draft.answers)
  return checkAnswers({ fields: askedFields(step.fields), typed, today: todayInSingapore() })
}

function notesOf({ product, form, retrieval, now }: FormVisit, draft: Draft): EligibilityNote[] {
  const typed = withInitial(form, draft.answers)
  return eligibilityNotes({ product, person: retrieval?.person, typed, today: todayInSingapore(now) })
}

/** Whether there was a retrieval that ran out: they logged in, and did not choose to type everything. */
function isLapsed({ session, retrieval }: FormVisit, draft: Draft): boolean {
  return session?.subject !== undefined && !retrieval && !isByHand(draft.answers)
}

function linksOf({ server, product, csrfToken }: FormVisit) {
  return { productId: product.id, connection: server.connectionOf(product), csrfToken }
}
