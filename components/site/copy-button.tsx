'use client'

import { useEffect, useState } from 'react'

/** Copies a text; seen only where scripts run. */
export function CopyButton({ text, label, copied }: { text: string; label: string; copied: string }) {
  const [ready, setReady] = useState(false)
  const [done, setDone] = useState(false)
  useEffect(() => setReady(true), [])

  async function copy() {
    await navigator.clipboard.writeText(text)
    setDone(true)
    setTimeout(() => setDone(false), 3000)
  }

  return (
    <>
      <button
        type="button"
        onClick={() => void copy().catch(() => undefined)}
        className={`button button-quiet w-auto noscript:hidden print:hidden ${ready ? '' : 'invisible'}`}
      >
        {done ? copied : label}
      </button>
      <span role="status" className="sr-only">
        {done && copied}
      </span>
    </>
  )
}
