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
      tell(form)
      setTimeout(wake, patience)
    }
    function wake() {
      for (const form of document.forms) delete form.dataset.busy
      for (const status of document.querySelectorAll('[data-when-busy]')) status.textContent = ''
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

/** Says what happens next, where a form has something to say of it. */
function tell(form: HTMLFormElement): void {
  const status = form.querySelector<HTMLElement>('[data-when-busy]')
  if (status) status.textContent = status.dataset.whenBusy ?? ''
}
