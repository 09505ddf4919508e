import type { ReactNode } from 'react'
import { CheckIcon, InfoIcon, WarningIcon } from './icons.tsx'

const tones = {
  plain: { ground: 'notice-plain', Mark: InfoIcon },
  warn: { ground: 'notice-warn', Mark: WarningIcon },
  good: { ground: 'notice-good', Mark: CheckIcon },
} as const

/** A banner that says what happened and what was kept. */
export function Notice({ tone, title, children }: { tone: keyof typeof tones; title: string; children?: ReactNode }) {
  const { ground, Mark } = tones[tone]
  return (
    <section className={`notice ${ground}`} aria-label={title}>
      <Mark />
      <div className="notice-body">
        <p className="font-semibold">{title}</p>
        {children}
      </div>
    </section>
  )
}
