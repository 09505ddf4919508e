'use client'

import { useEffect } from 'react'

/**
 * One key for each act, where somebody has turned that on: j and k move, / finds, d goes to the decision, n to the note.
 * Nothing is decided by a key.
 *
 * @see {@link https://www.w3.org/TR/WCAG22/#character-key-shortcuts WCAG 2.2, 2.1.4}
 */
export function SingleKeys() {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const act = acts[event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
  return null
}

const acts: Readonly<Record<string, () => void>> = {
  j: () => move(1),
  k: () => move(-1),
  '/': () => document.getElementById('find')?.focus(),
  d: () => document.querySelector<HTMLElement>('#decide input[type=radio]')?.focus(),
  n: () => document.getElementById('note')?.focus(),
}

function move(step: number): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.queue th a')]
  const at = document.activeElement instanceof HTMLAnchorElement ? links.indexOf(document.activeElement) : -1
  const next = at < 0 ? links.at(step > 0 ? 0 : -1) : links[at + step]
  next?.focus()
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=radio]), textarea, select')
}
