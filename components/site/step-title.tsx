import type { ReactNode } from 'react'

/**
 * The heading of a page that a step of the journey leads to. It takes the focus (`PageScripts`), so that who listens hears
 * where they are and who uses a keyboard starts below the header.
 */
export function StepTitle({ className, children }: { className: string; children: ReactNode }) {
  return (
    <h1 tabIndex={-1} className={className}>
      {children}
    </h1>
  )
}
