import type { FormStep } from '@/lib/onboarding/form/form.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'
import { isWide, ShownAnswer } from '../shown/shown-list.tsx'
import type { Words } from '../words/index.ts'
import { fieldLabel } from '../words/labels.ts'
import { TypedAnswer } from './typed-answer.tsx'

/** One step's answers. Typed ones can be changed; what came from Myinfo is marked, and corrected at its agency. */
export function ReviewStep({
  step,
  changeHref,
  typed,
  carried,
  words,
}: {
  step: FormStep
  changeHref: string
  typed: TypedAnswers
  /** Inputs whose answers come from a draft. */
  carried: ReadonlySet<string>
  words: Words
}) {
  const title = words.of(step.title)
  const hasAsked = step.fields.some(({ kind }) => kind === 'asked')
  const hasShown = step.fields.some((field) => field.kind === 'shown' && field.state === 'verified')
  return (
    <section aria-labelledby={`review-${step.id}`}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 border-b border-edge pb-1">
        <h2 id={`review-${step.id}`} className="text-h2">
          {title}
        </h2>
        <p className="flex gap-6 text-small">
          {hasShown && <WrongLink title={title} words={words} />}
          {hasAsked && <ChangeLink href={changeHref} title={title} words={words} />}
        </p>
      </div>
      <dl>
        {step.fields.map((field) => {
          const wide = field.kind === 'shown' ? isWide(field) : field.layout === 'rows'
          return (
            <div key={field.name} className={`shown-row px-0 ${wide ? 'shown-row-wide' : ''}`}>
              <dt className={wide ? 'font-semibold' : 'text-ink-soft'}>{fieldLabel(field, words)}</dt>
              {field.kind === 'shown' ? (
                <ShownAnswer field={field} whole words={words} />
              ) : (
                <TypedAnswer field={field} typed={typed} carried={carried} words={words} />
              )}
            </div>
          )
        })}
      </dl>
    </section>
  )
}

function ChangeLink({ href, title, words: { t } }: { href: string; title: string; words: Words }) {
  return (
    <a href={href} className="inline-block py-1.5" aria-label={t('review.changeWhich', { step: title })}>
      {t('review.change')}
    </a>
  )
}

function WrongLink({ title, words: { t } }: { title: string; words: Words }) {
  return (
    <a href="#wrong" className="inline-block py-1.5" aria-label={t('review.wrongWhich', { step: title })}>
      {t('review.wrong')}
    </a>
  )
}
