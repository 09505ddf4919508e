'use client'

import { useEffect, useState } from 'react'

interface Props {
  /** Ids of the buttons. */
  next: string
  back: string
  leave: string
  /** The tour fills the page, so that Escape can mean nothing else than to leave it. */
  alone: boolean
  seconds?: number
}

/**
 * Presses buttons of the page: arrow keys step on and back, Escape leaves, and after so many seconds it goes on by
 * itself. Without scripts the buttons are pressed by hand.
 */
export function ByItself({ next, back, leave, alone, seconds }: Props) {
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    function onKey({ key, target }: KeyboardEvent) {
      if (target instanceof HTMLElement && target.matches('input, select, textarea')) return
      if (key === 'ArrowRight' || key === 'PageDown') press(next)
      if (key === 'ArrowLeft' || key === 'PageUp') press(back)
      if (key === 'Escape' && alone) press(leave)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [next, back, leave, alone])
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
