import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ComponentProps } from 'react'
import { AnswersForm } from '@/components/form/answers-form.tsx'
import { EarlierAnswers } from '@/components/form/drafts/earlier-answers.tsx'
import { EligibilityNotices } from '@/components/form/eligibility-notices.tsx'
import { FilledForm } from '@/components/form/filled-form.tsx'
import { FilledHeading } from '@/components/form/filled-heading.tsx'
import { LanguageForm } from '@/components/form/language-form.tsx'
import { NotYet, notYetTitle } from '@/components/form/not-yet.tsx'
import { SendPart } from '@/components/form/send/send-part.tsx'
import { SkipTyping } from '@/components/form/skip-typing.tsx'
import { StepFields } from '@/components/form/step-fields.tsx'
import { StepsRail } from '@/components/form/steps-rail.tsx'
import { SessionWarning } from '@/components/session/session-warning.tsx'
import { StepTitle } from '@/components/site/step-title.tsx'
import { OutcomeNotice, offersRetrieval } from '@/components/start/outcome-notice.tsx'
import { type Words, wordsFor } from '@/components/words/index.ts'
import { textsInBrowser } from '@/components/words/problem-text.ts'
import { checkedFields } from '@/lib/onboarding/answers/answers-schema.ts'
import { carriedInputs } from '@/lib/onboarding/answers/carried.ts'
import { sentFields } from '@/lib/onboarding/answers/sent-fields.ts'
import { withInitial } from '@/lib/onboarding/application/build-application.ts'
import { countAnswers } from '@/lib/onboarding/application/count-answers.ts'
import { declarationField } from '@/lib/onboarding/application/declaration.ts'
import { type EligibilityNote, type Ineligible, ineligible } from '@/lib/onboarding/beforehand/eligibility.ts'
import { effortOf } from '@/lib/onboarding/beforehand/time-needed.ts'
import { askedFields, type Form, type FormStep } from '@/lib/onboarding/form/form.ts'
import type { AnswerProblems } from '@/lib/onboarding/inputs/answer-problem.ts'
import { productsOnOffer } from '@/lib/onboarding/products/index.ts'
import type { Draft } from '@/lib/onboarding/stores.ts'
import { todayInSingapore } from '@/lib/onboarding/today.ts'
import { brand } from '../../brand.ts'
import { closedForm } from '../../closed-form.ts'
import { one } from '../../query.ts'
import { type FormVisit, formVisit, ofOneVisit, retrieveWay } from '../../visit.ts'
import { railSteps } from '../steps.ts'
import { StepRefresh } from './step-refresh.tsx'
import { asks, isLapsed, notesOf, problemsOf, refusalFor, stepOf } from './step-state.ts'

export async function generateMetadata({ params, searchParams }: PageProps<'/[product]/apply'>): Promise<Metadata> {
  const [visit, query] = [await formVisit((await params).product), await searchParams]
  const words = wordsFor(visit.language)
  if (visit.offered) return { ...ofOneVisit, title: `${words.t('earlier.title')} · ${words.of(visit.product.name)}` }
  const step = stepOf(visit, query)
  const refusal = visit.draft && refusalFor(visit, visit.draft)
  if (refusal && !(step && asks(step, refusal)))
    return { ...ofOneVisit, title: `${notYetTitle(refusal, words)} · ${words.of(visit.product.name)}` }
  const failed = step && visit.draft && Object.keys(problemsOf(visit, step, visit.draft, query)).length > 0
  const title = titleOf(visit, step, words)
  return { ...ofOneVisit, title: failed ? `${words.t('common.error')} ${title}` : title }
}

/** The step and the product; a form of one page has the product's name alone. */
function titleOf({ form, product }: FormVisit, step: FormStep | undefined, words: Words): string {
  const name = words.of(product.name)
  return step && !form.onePage ? `${words.of(step.title)} · ${name}` : name
}

/** One step of the form, once it is said whether answers from before the login belong in it. */
export default async function Apply({ params, searchParams }: PageProps<'/[product]/apply'>) {
  const [{ product: id }, query] = await Promise.all([params, searchParams])
  const visit = await formVisit(id)
  const { product, draft, form, csrfToken, session, path } = visit
  const words = wordsFor(visit.language)
  if (visit.offered)
    return (
      <EarlierAnswers {...visit.offered} productId={id} csrfToken={csrfToken} words={words}>
        <LanguageForm csrfToken={csrfToken} path={path} />
      </EarlierAnswers>
    )
  if (draft?.reference) redirect(`/applications/${draft.reference}`)
  const step = stepOf(visit, query)
  if (!draft || !step) redirect(closedForm({ product: id, visit, outcome: one(query, 'outcome') }))

  const undeclared = one(query, 'undeclared') === '1'
  const checked = [...askedFields(step.fields), ...(form.onePage ? [declarationField] : [])]
  const problems = problemsOf(visit, step, draft, query)
  const found = undeclared && form.onePage ? { ...problems, [declarationField.name]: 'required' as const } : problems
  const refusal = refusalFor(visit, draft)
  if (refusal && !asks(step, refusal)) return <Refused visit={visit} refusal={refusal} words={words} />
  const common = {
    step,
    draftId: draft.id,
    csrfToken,
    typed: withInitial(form, draft.answers),
    problems,
    returning: one(query, 'return') === 'review',
    words,
  }
  return (
    <div className={form.onePage ? 'page one-page' : 'page page-with-rail'}>
      {!form.onePage && <StepsRail steps={railSteps(form, words)} current={step.id} words={words} />}
      <main id="main">
        <Notices
          visit={visit}
          outcome={one(query, 'outcome') ?? (isLapsed(visit, draft) ? 'retrieval_expired' : undefined)}
          notes={step === form.steps[0] || refusal ? notesOf(visit, draft) : undefined}
          words={words}
        />
        <StepRefresh />
        <AnswersForm
          key={step.id}
          action={`/api/forms/${product.id}/answers`}
          fields={sentFields(checkedFields(checked))}
          today={todayInSingapore()}
          found={found}
          texts={textsOf(form, step, found, words)}
          words={{ error: words.t('common.error'), summary: words.t('problem.summary') }}
        >
          <input type="hidden" name="returnTo" value={path} />
          <Questions visit={visit} draft={draft} undeclared={undeclared} {...common} />
        </AnswersForm>
        {session && (
          <SessionWarning session={session} productId={product.id} path={path} csrfToken={csrfToken} words={words} />
        )}
      </main>
    </div>
  )
}

/** What is said before the questions: how a trip to Singpass ended, who may apply, and how to type less. */
function Notices({
  visit,
  outcome,
  notes,
  words,
}: {
  visit: FormVisit
  outcome?: string
  notes?: readonly EligibilityNote[]
  words: Words
}) {
  const { retrieval } = visit
  const way = retrieveWay(visit)
  return (
    <div className="mb-8 space-y-4 empty:hidden">
      <OutcomeNotice outcome={outcome} retrieve={retrieval ? undefined : way} words={words} />
      {notes && <EligibilityNotices notes={notes} words={words} />}
      {!retrieval && !offersRetrieval(outcome) && <SkipTyping way={way} words={words} />}
    </div>
  )
}

/** The step itself: what Myinfo filled and what is left of it, or every question for who types. */
function Questions({
  visit: { form, product, retrieval },
  visit,
  draft,
  undeclared,
  ...common
}: Omit<ComponentProps<typeof StepFields>, 'productId' | 'first'> & {
  visit: FormVisit
  draft: Draft
  undeclared: boolean
}) {
  const { step, words } = common
  if (!retrieval)
    return (
      <>
        <StepHeading visit={visit} step={step} draft={draft} words={words} />
        <StepFields productId={product.id} first={step === form.steps[0]} {...common} />
      </>
    )
  const send = <SendPart retrievalId={retrieval.id} operator={brand.operator} undeclared={undeclared} words={words} />
  return (
    <>
      <Heading visit={visit} step={step} draft={draft} words={words} />
      <FilledForm
        form={form}
        {...common}
        carried={carriedInputs(draft.answers)}
        leftOut={retrieval.withoutAgencies}
        send={form.onePage && send}
      />
    </>
  )
}

/** What each problem is called on the page, the declaration's too: a form of one page asks for it here. */
function textsOf({ onePage }: Form, step: FormStep, found: AnswerProblems, words: Words) {
  const declaration = onePage && { declaration: { required: words.t('review.declareProblem') } }
  return { ...textsInBrowser(askedFields(step.fields), found, words), ...declaration }
}

/** On the first step how many answers are there and how many are left; on the others the step, and how many are left. */
function Heading({ visit, step, draft, words }: { visit: FormVisit; step: FormStep; draft: Draft; words: Words }) {
  const { form, product } = visit
  if (step !== form.steps[0]) return <StepHeading visit={visit} step={step} draft={draft} words={words} />
  const tally = countAnswers({ form, typed: draft.answers, today: todayInSingapore() })
  const { minutesByHand } = effortOf(product)
  return <FilledHeading product={words.of(product.name)} tally={tally} minutes={minutesByHand} words={words} />
}

/** The step, and how many questions of the whole form are left. */
function StepHeading({ visit, step, draft, words }: ComponentProps<typeof Heading>) {
  const { left } = countAnswers({ form: visit.form, typed: draft.answers, today: todayInSingapore() })
  return (
    <>
      <StepTitle className="text-h1">{words.of(step.title)}</StepTitle>
      <p className="mt-2 text-lead text-ink-soft">{words.t('form.questionsLeft', { left })}</p>
    </>
  )
}

/** Nothing more is asked of someone who cannot have the product. */
function Refused({ visit, refusal, words }: { visit: FormVisit; refusal: Ineligible; words: Words }) {
  const { product, form, retrieval, csrfToken, path, demo, now } = visit
  const today = todayInSingapore(now)
  const others = productsOnOffer({ demo }).filter(
    (other) =>
      other.id !== product.id &&
      !ineligible({ product: other, person: retrieval?.person, typed: visit.draft?.answers ?? {}, today }),
  )
  return (
    <main id="main" className="page column">
      <NotYet
        form={form}
        refusal={refusal}
        deletedAt={retrieval?.expiresAt}
        others={others}
        phone={brand.contact.phone}
        csrfToken={csrfToken}
        words={words}
      />
      <LanguageForm csrfToken={csrfToken} path={path} />
    </main>
  )
}
