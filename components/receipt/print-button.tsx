'use client'

import { useEffect, useState } from 'react'

/** Opens the browser's print command; seen only where scripts run. */
export function PrintButton({ label }: { label: string }) {
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  return (
    <button
      type="button"
      onClick={() => window.print()}
      className={`button button-quiet noscript:hidden print:hidden ${ready ? '' : 'invisible'}`}
    >
      {label}
    </button>
  )
}
