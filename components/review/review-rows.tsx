'use client'

import type { ReactNode } from 'react'
import { GivenText } from '../shown/given-text.tsx'

/** An answer as it will be stored: one text, or drawn where it is more than that. */
export type ReviewedAnswer = { source?: string } & ({ text: string; language?: string } | { children: ReactNode })

/** A row of the review, as plain as it can be sent. */
export type ReviewedRow = ReviewedAnswer & {
  label: string
  /** Where it is changed. */
  input: string
  /** Its answer needs the whole width. */
  wide?: true
}

/** What was typed, a row each, with a way to change it. */
export function ReviewRows({
  rows,
  changeHref,
  change,
  changeWhich,
}: {
  rows: readonly ReviewedRow[]
  /** Of the step, without the input. */
  changeHref: string
  change: string
  /** With `{row}` in it. */
  changeWhich: string
}) {
  return (
    <dl className="review-rows">
      {rows.map(({ label, input, wide, source, ...answer }) => (
        <div key={input} {...(wide && { className: 'review-wide' })}>
          <dt>{label}</dt>
          <dd className="min-w-0">
            {'text' in answer ? <GivenText block text={answer.text} language={answer.language} /> : answer.children}
            {source && <span className="block text-small text-ink-soft">{source}</span>}
          </dd>
          <dd className="review-change">
            <a href={`${changeHref}#${input}`} aria-label={changeWhich.replace('{row}', () => label)}>
              {change}
            </a>
          </dd>
        </div>
      ))}
    </dl>
  )
}
