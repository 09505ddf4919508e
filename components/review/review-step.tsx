import { type AskedField, askedFields, type FormStep } from '@/lib/onboarding/form/form.ts'
import { panelsOf } from '@/lib/onboarding/form/panels.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'
import { AbsentLines } from '../shown/absent-lines.tsx'
import { PanelFrame } from '../shown/panel.tsx'
import { PanelRows } from '../shown/panel-rows.tsx'
import type { Words } from '../words/index.ts'
import { fieldLabel } from '../words/labels.ts'
import { ReviewRows } from './review-rows.tsx'
import { reviewedAnswer } from './typed-answer.tsx'

interface Reviewed {
  step: FormStep
  changeHref: string
  typed: TypedAnswers
  /** Inputs whose answers come from a draft. */
  carried: ReadonlySet<string>
  words: Words
}

/** One step's answers, each once: what was typed in rows, what came from Myinfo in panels; a way to change each row. */
export function ReviewStep(reviewed: Reviewed) {
  const { step, words } = reviewed
  const own = askedFields(step.fields).filter(({ source }) => !source)
  return (
    <section aria-labelledby={`review-${step.id}`} className="review-group">
      <h2 id={`review-${step.id}`} className="text-h3">
        {words.of(step.title)}
      </h2>
      {own.length > 0 && <OwnAnswers fields={own} {...reviewed} />}
      {panelsOf(step.fields).map((panel) => (
        <PanelFrame key={`${panel.topic}-${panel.agency}-${panel.updated}`} panel={panel} words={words}>
          <PanelRows
            fields={panel.fields}
            own={(field) => <OwnAnswers fields={[field]} {...reviewed} />}
            words={words}
          />
        </PanelFrame>
      ))}
      <AbsentLines step={step} words={words} />
    </section>
  )
}

function OwnAnswers({ fields, changeHref, typed, carried, words }: Reviewed & { fields: readonly AskedField[] }) {
  const rows = fields.map((field) => ({
    label: fieldLabel(field, words),
    input: field.inputs[0]?.name ?? field.name,
    ...(field.rows > 0 && { wide: true as const }),
    ...reviewedAnswer({ field, typed, carried, words }),
  }))
  const changeWhich = words.t('review.changeWhich', { step: '{row}' })
  return <ReviewRows rows={rows} changeHref={changeHref} change={words.t('review.change')} changeWhich={changeWhich} />
}
