'use client'

import { useEffect } from 'react'

/** `?` opens and folds the demo's bar, outside of what is being typed in. */
export function OpenByKey({ id }: { id: string }) {
  useEffect(() => {
    function onKey({ key, target }: KeyboardEvent) {
      const isTyping = target instanceof HTMLElement && target.matches('input, select, textarea')
      const bar = document.getElementById(id)
      if (key !== '?' || isTyping || !(bar instanceof HTMLDetailsElement)) return
      bar.open = !bar.open
      bar.querySelector('summary')?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [id])
  return null
}
