'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/**
 * The heading of a page that a step of the journey leads to. It takes the focus, so that who listens hears where they are
 * and who uses a keyboard starts below the header; not from somebody who is quicker, nor from a place that the address
 * names.
 */
export function StepTitle({ className, children }: { className: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body && window.location.hash === '')
      heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children}
    </h1>
  )
}
