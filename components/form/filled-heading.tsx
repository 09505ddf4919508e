import { StepTitle } from '../site/step-title.tsx'
import type { Words } from '../words/index.ts'

/** Marks beyond these would be too thin to tell apart. */
const mostMarks = 40

export interface AnswerTally {
  filled: number
  answered: number
  left: number
}

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
      <Tally {...tally} />
    </>
  )
}

/** A mark for each answer; the mark of a question fills when it is answered, by the style sheet alone. */
function Tally({ filled, answered, left }: AnswerTally) {
  const questions = answered + left
  if (filled + questions > mostMarks) return null
  return (
    <div className="tally" aria-hidden="true">
      {Array.from({ length: filled }, (_, mark) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: marks are all alike
        <i key={mark} />
      ))}
      {Array.from({ length: questions }, (_, mark) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: marks are all alike
        <i key={filled + mark} className={`tally-left tally-${mark + 1}`} />
      ))}
    </div>
  )
}
