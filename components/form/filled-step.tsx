import { isCarried } from '@/lib/onboarding/answers/carried.ts'
import { openQuestions } from '@/lib/onboarding/form/arrange-steps.ts'
import type { AskedField, FormStep } from '@/lib/onboarding/form/form.ts'
import { panelsOf } from '@/lib/onboarding/form/panels.ts'
import type { AnswerProblems } from '@/lib/onboarding/inputs/answer-problem.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'
import { AbsentLines } from '../shown/absent-lines.tsx'
import { PanelFrame } from '../shown/panel.tsx'
import { PanelRows } from '../shown/panel-rows.tsx'
import type { Words } from '../words/index.ts'
import { Field } from './fields/field.tsx'
import { OwnRow } from './fields/own-row.tsx'

interface StepProps {
  step: FormStep
  typed: TypedAnswers
  problems: AnswerProblems
  /** Inputs whose answers come from an earlier draft. */
  carried: ReadonlySet<string>
  words: Words
}

/** The questions that are left, before everything else. */
export function StepQuestions({ step, ...answers }: StepProps) {
  const { carried, words } = answers
  const questions = openQuestions(step.fields)
  if (questions.length === 0) return null
  const counted = questions.filter(({ required }) => required)
  return (
    <section className="questions" aria-label={words.t('form.questions', { count: questions.length })}>
      {questions.map((field) => (
        <div key={field.name} className="question" data-mark={markOf(field, counted)}>
          <Field field={field} {...answers} />
          {isCarried(field, carried) && <CarriedNote words={words} />}
        </div>
      ))}
    </section>
  )
}

/** Which mark of the heading a question fills, from 1; an optional one has none. */
function markOf(field: AskedField, counted: readonly AskedField[]): number | undefined {
  return field.required ? counted.indexOf(field) + 1 : undefined
}

/** What Myinfo filled in: a panel for each topic, agency and date; then what does not apply or did not come, in a line. */
export function StepPanels({ step, recipient, ...answers }: StepProps & { recipient: string }) {
  const { words } = answers
  const panels = panelsOf(step.fields)
  if (panels.length === 0) return <AbsentLines step={step} words={words} />
  return (
    <section className="mt-9" aria-labelledby="filled-title">
      <h2 id="filled-title" className="text-h2">
        {words.t('panel.title')}
      </h2>
      <p className="mt-1 text-small text-ink-soft">
        {words.t('panel.lead')}
        {words.between}
        {recipient}
      </p>
      {panels.map((panel) => (
        <PanelFrame key={`${panel.topic}-${panel.agency}-${panel.updated}`} panel={panel} words={words}>
          <PanelRows
            fields={panel.fields}
            own={(field) => (
              <>
                <OwnRow field={field} {...answers} />
                {isCarried(field, answers.carried) && <CarriedNote words={words} />}
              </>
            )}
            words={words}
          />
        </PanelFrame>
      ))}
      <AbsentLines step={step} words={words} />
    </section>
  )
}

function CarriedNote({ words }: { words: Words }) {
  return <p className="carried">{words.t('review.carried')}</p>
}
