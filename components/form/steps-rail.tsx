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
      <ol className="rail hidden rail:sticky rail:top-12 rail:block">
        {steps.map(({ id, title, href }, index) =>
          index < here ? (
            <li key={id} className="rail-done">
              <a href={href}>
                {title}
                <span className="sr-only"> ({t('form.done')})</span>
              </a>
            </li>
          ) : (
            <li key={id} {...(index === here && { 'aria-current': 'step' })}>
              {title}
            </li>
          ),
        )}
      </ol>
    </nav>
  )
}
