'use client'

import { useEffect, useRef } from 'react'
import { ErrorSummary, type SummaryLine } from './error-summary.tsx'

/** The problems that a page opens with; they take the focus. */
export function OpeningSummary({ title, lines }: { title: string; lines: readonly SummaryLine[] }) {
  const summary = useRef<HTMLElement>(null)
  useEffect(() => summary.current?.focus(), [])
  return <ErrorSummary ref={summary} title={title} lines={lines} />
}
