import { StepTitle } from '../site/step-title.tsx'
import type { Words } from '../words/index.ts'
import { type AnswerTally, TalliedHeading } from './tally.tsx'

/** The product, how many answers are there, and how many are left; a mark for each. */
export function FilledHeading({
  product,
  tally,
  minutes,
  words: { t },
}: {
  product: string
  tally: AnswerTally
  /** What typing everything takes, where Myinfo had nothing. */
  minutes: number
  words: Words
}) {
  const { filled, left } = tally
  if (filled === 0) {
    return (
      <>
        <p className="crumb">{product}</p>
        <StepTitle className="text-h1">{t('form.nothing')}</StepTitle>
        <p className="mt-2 text-lead text-ink-soft">
          {t('form.nothingLead', { minutes: t('common.minutes', { count: minutes }) })}
        </p>
      </>
    )
  }
  return (
    <TalliedHeading product={product} said={t('form.filled', { filled })} asked={t('form.left', { left })} {...tally} />
  )
}
