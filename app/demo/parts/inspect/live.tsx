'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const pace = 2_000

/** Draws a journey that is on its way anew, so that its steps appear as they happen; without scripts, a reload does. */
export function Live() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), pace)
    return () => clearInterval(timer)
  }, [router])
  return <p className="mt-2 text-ink-soft">On its way: this page follows it.</p>
}
