'use client'

import { useEffect } from 'react'

/** `?` opens and folds the demo's bar, outside of what is being typed in; Escape folds it, from anywhere within it too. */
export function OpenByKey({ id }: { id: string }) {
  useEffect(() => {
    function onKey({ key, target }: KeyboardEvent) {
      const isTyping = target instanceof HTMLElement && target.matches('input, select, textarea')
      const bar = document.getElementById(id)
      if (!(bar instanceof HTMLDetailsElement)) return
      if (key === 'Escape' ? !bar.open : key !== '?' || isTyping) return
      bar.open = key === 'Escape' ? false : !bar.open
      bar.querySelector('summary')?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [id])
  return null
}
