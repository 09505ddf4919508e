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
    function onKey(event: KeyboardEvent) {
      const { target } = event
      if (target instanceof HTMLElement && target.matches('input, select, textarea')) return
      const id = { on: next, back, leave: alone ? leave : undefined, none: undefined }[meantBy(event)]
      if (id) press(id)
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

/** What a key means to a tour. With Alt, Control or Command it is the browser's own: Alt and the left arrow go back there. */
export function meantBy({
  key,
  altKey,
  ctrlKey,
  metaKey,
}: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>): 'on' | 'back' | 'leave' | 'none' {
  if (altKey || ctrlKey || metaKey) return 'none'
  if (key === 'ArrowRight' || key === 'PageDown') return 'on'
  if (key === 'ArrowLeft' || key === 'PageUp') return 'back'
  return key === 'Escape' ? 'leave' : 'none'
}

function press(id: string) {
  document.getElementById(id)?.click()
}
