'use client'

import { StepTitle } from '../site/step-title.tsx'

/** Marks beyond these would be too thin to tell apart. */
const mostMarks = 40

/** How many answers are there: what Myinfo filled in, what the applicant has answered, and what is left. */
export interface AnswerTally {
  filled: number
  answered: number
  left: number
}

/** The product, how many answers are there and how many are left, in words and in marks. */
export function TalliedHeading({
  product,
  said,
  asked,
  ...tally
}: AnswerTally & { product: string; said: string; asked: string }) {
  return (
    <>
      <p className="crumb">{product}</p>
      <StepTitle className="text-h1">
        <span className="inline-block">{said}</span> <span className="inline-block text-accent">{asked}</span>
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
