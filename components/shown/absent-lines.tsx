import type { FormStep } from '@/lib/onboarding/form/form.ts'
import { absentFields } from '@/lib/onboarding/form/panels.ts'
import type { Words } from '../words/index.ts'

/** What was asked for and is not there, each kind in one line. */
export function AbsentLines({ step, words }: { step: FormStep; words: Words }) {
  const states = ['not-applicable', 'unavailable'] as const
  return states.map((state) => {
    const labels = absentFields(step.fields, state).map(({ attribute }) => words.attributeLabel(attribute))
    if (labels.length === 0) return null
    const items = labels.join(words.t('common.comma'))
    return (
      <p key={state} className="mt-3 text-small text-ink-soft">
        {words.t(state === 'unavailable' ? 'panel.unavailable' : 'panel.notApplicable', { items })}
      </p>
    )
  })
}
