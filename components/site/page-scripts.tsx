'use client'

import { useEffect } from 'react'

/** Longest time that a form stays busy when the browser gets no answer, in milliseconds. */
const patience = 15_000

/** What scripts do on every page, once its own parts listen. */
export function PageScripts() {
  useEffect(() => {
    const end = new AbortController()
    focusTitle()
    markBusyForms(end.signal)
    answerButtons(end.signal)
    return () => end.abort()
  }, [])
  return null
}

/** Gives the focus to a `StepTitle`; not from somebody who is quicker, nor from a place that the address names. */
function focusTitle(): void {
  if (document.activeElement === document.body && window.location.hash === '')
    document.querySelector<HTMLElement>('h1[tabindex]')?.focus({ preventScroll: true })
}

/**
 * Marks a form as busy once it is on its way, so that its button says so and a second press does nothing.
 *
 * Listens on the window, after everyone who might have stopped the submit.
 */
function markBusyForms(signal: AbortSignal): void {
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
  window.addEventListener('submit', leave, { signal })
  window.addEventListener('pageshow', wake, { signal })
}

/** Says what happens next, where a form has something to say of it. */
function tell(form: HTMLFormElement): void {
  const status = form.querySelector<HTMLElement>('[data-when-busy]')
  if (status) status.textContent = status.dataset.whenBusy ?? ''
}

/** Has each `CopyButton` and `PrintButton` do what it says, and lets them be seen. */
function answerButtons(signal: AbortSignal): void {
  document.body.dataset.scripts = 'yes'
  function press({ target }: MouseEvent) {
    if (!(target instanceof HTMLButtonElement)) return
    if (target.dataset.print) window.print()
    if (target.dataset.copy) void copy(target).catch(() => undefined)
  }
  document.addEventListener('click', press, { signal })
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const { copy = '', copied = '', label = button.textContent } = button.dataset
  function say(label: string, status: string) {
    button.textContent = label
    if (button.nextElementSibling) button.nextElementSibling.textContent = status
  }
  await navigator.clipboard.writeText(copy)
  button.dataset.label = label
  say(copied, copied)
  setTimeout(say, 3_000, label, '')
}
