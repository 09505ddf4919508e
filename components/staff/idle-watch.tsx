'use client'

import { useEffect } from 'react'

const signs = ['pointerdown', 'keydown', 'scroll'] as const
const lookEvery = 60_000

/** Tells the server that somebody is at work here, and leaves the page once nobody was for as long as a session lives. */
export function IdleWatch({ idle, csrfToken }: { idle: number; csrfToken: string }) {
  useEffect(() => {
    let lastSign = Date.now()
    let told = lastSign
    const see = () => {
      lastSign = Date.now()
    }
    for (const sign of signs) addEventListener(sign, see, { passive: true })
    const look = setInterval(() => {
      if (Date.now() - lastSign >= idle) return location.replace('/staff?outcome=idle')
      if (lastSign <= told) return
      told = Date.now()
      void fetch('/api/staff/session', { method: 'POST', body: new URLSearchParams({ csrfToken }) }).catch(
        () => undefined,
      )
    }, lookEvery)
    return () => {
      clearInterval(look)
      for (const sign of signs) removeEventListener(sign, see)
    }
  }, [idle, csrfToken])
  return null
}
