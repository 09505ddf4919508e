'use client'

import { useEffect } from 'react'

/** Longest time that a form stays busy when the browser gets no answer, in milliseconds. */
const patience = 15_000

/**
 * Marks a form as busy once it is on its way, so that its button says so and a second press does nothing.
 *
 * Listens on the window, after everyone who might have stopped the submit.
 */
export function BusyForms() {
  useEffect(() => {
    function leave(event: SubmitEvent) {
      const form = event.target
      if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return
      if (form.dataset.busy) return event.preventDefault()
      form.dataset.busy = 'yes'
      setTimeout(wake, patience)
    }
    function wake() {
      for (const form of document.forms) delete form.dataset.busy
    }
    window.addEventListener('submit', leave)
    window.addEventListener('pageshow', wake)
    return () => {
      window.removeEventListener('submit', leave)
      window.removeEventListener('pageshow', wake)
    }
  }, [])

  return null
}
