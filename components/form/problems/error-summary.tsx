'use client'

import type { Ref } from 'react'

export interface SummaryLine {
  input: string
  text: string
}

/** All problems of the page, above everything else, each leading to its input. */
export function ErrorSummary({
  title,
  lines,
  ref,
}: {
  title: string
  lines: readonly SummaryLine[]
  ref: Ref<HTMLElement>
}) {
  if (lines.length === 0) return null
  return (
    <section ref={ref} tabIndex={-1} className="error-summary" aria-labelledby="error-summary-title">
      <h2 id="error-summary-title" className="text-h3 text-danger">
        {title}
      </h2>
      <ul className="mt-2 space-y-1">
        {lines.map(({ input, text }) => (
          <li key={input}>
            <a href={`#${input}`} className="inline-block py-0.5 font-semibold text-danger hover:text-danger">
              {text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
