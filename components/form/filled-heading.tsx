import { StepTitle } from '../site/step-title.tsx'
import type { Words } from '../words/index.ts'
import { type AnswerTally, Tally } from './tally.tsx'

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
    <>
      <p className="crumb">{product}</p>
      <StepTitle className="text-h1">
        <span className="inline-block">{t('form.filled', { filled })}</span>{' '}
        <span className="inline-block text-accent">{t('form.left', { left })}</span>
      </StepTitle>
      <Tally filled={filled} answered={tally.answered} left={left} />
    </>
  )
}
