'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Has the server draw the step anew when an answer was kept that decides what else it asks; what was typed stays. */
export function StepRefresh() {
  const { refresh } = useRouter()
  useEffect(() => {
    window.addEventListener('step-decided', refresh)
    return () => window.removeEventListener('step-decided', refresh)
  }, [refresh])
  return null
}
