import { CheckIcon } from '../site/icons.tsx'
import type { Words } from '../words/index.ts'

export interface RailStep {
  id: string
  title: string
  href: string
}

/** Where the applicant is: a rail from 1024 px, one line below. Earlier steps can be gone back to. */
export function StepsRail({
  steps,
  current,
  words: { t },
}: {
  steps: readonly RailStep[]
  current: string
  words: Words
}) {
  const here = Math.max(
    steps.findIndex(({ id }) => id === current),
    0,
  )
  return (
    <nav aria-label={t('form.steps')} className="print:hidden">
      <p className="mb-6 text-small text-ink-soft rail:hidden">
        {t('form.progress', { step: here + 1, steps: steps.length, title: steps[here]?.title ?? '' })}
      </p>
      <ol className="hidden rail:sticky rail:top-12 rail:block">
        {steps.map((step, index) => (
          <li key={step.id} className="rail-step" aria-current={index === here ? 'step' : undefined}>
            <span className="rail-mark figures" aria-hidden="true">
              {index < here ? <CheckIcon size={14} /> : index + 1}
            </span>
            {index < here ? (
              <a href={step.href} className="py-1 text-ink-soft">
                {step.title}
                <span className="sr-only"> ({t('form.done')})</span>
              </a>
            ) : (
              <span className="py-1">{step.title}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
