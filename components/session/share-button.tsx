'use client'

import { useEffect, useState } from 'react'

/** Hands an address to the sheet by which a phone shares; seen only where there is one. */
export function ShareButton({ address, title, label }: { address: string; title: string; label: string }) {
  const [ready, setReady] = useState(false)
  useEffect(() => setReady('share' in navigator && window.matchMedia('(pointer: coarse)').matches), [])
  if (!ready) return null
  return (
    <button
      type="button"
      className="button button-primary"
      onClick={() => void navigator.share({ title, url: address }).catch(() => undefined)}
    >
      {label}
    </button>
  )
}
