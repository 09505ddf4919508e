'use client'

import { useEffect, useState } from 'react'

/**
 * Presses buttons of the page: arrow keys step on and back, and after so many seconds it goes on by itself. Without
 * scripts the buttons are pressed by hand.
 */
export function ByItself({ next, back, seconds }: { next: string; back: string; seconds?: number }) {
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    function onKey({ key, target }: KeyboardEvent) {
      if (target instanceof HTMLElement && target.matches('input, select, textarea')) return
      if (key === 'ArrowRight' || key === 'PageDown') press(next)
      if (key === 'ArrowLeft' || key === 'PageUp') press(back)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [next, back])
  useEffect(() => {
    if (left === undefined) return
    if (left === 0) return press(next)
    const timer = setTimeout(() => setLeft(left - 1), 1_000)
    return () => clearTimeout(timer)
  }, [left, next])
  if (left === undefined) return null
  return (
    <span className="demo-soft" aria-hidden="true">
      {left} s
    </span>
  )
}

function press(id: string) {
  document.getElementById(id)?.click()
}
