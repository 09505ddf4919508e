'use client'

import { useEffect, useRef, useState } from 'react'

/** How long after the last change, in milliseconds. */
const pause = 2_000

/**
 * Keeps the form that it stands in while it is filled in, and says so quietly. What is shown and not typed is no part of
 * a form, so it is never sent.
 */
export function Autosave({ locale, saved, failed }: { locale: string; saved: string; failed: string }) {
  const status = useRef<HTMLParagraphElement>(null)
  const [text, setText] = useState('')

  useEffect(() => {
    const form = status.current?.closest('form')
    return form
      ? keepSaving(form, (isKept) => setText(isKept ? saved.replace('{time}', timeNow(locale)) : failed))
      : undefined
  }, [locale, saved, failed])

  return (
    <p ref={status} role="status" className="text-small text-ink-soft print:hidden">
      {text}
    </p>
  )
}

function timeNow(locale: string): string {
  return new Date().toLocaleTimeString(locale, { hour: 'numeric', minute: '2-digit' })
}

/** Saves a form some time after each change, until it is sent. Returns what ends it. */
function keepSaving(form: HTMLFormElement, tell: (isKept: boolean) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let under = new AbortController()

  async function save({ signal }: AbortController) {
    const isKept = await send(form, signal)
    if (!signal.aborted) tell(isKept)
  }
  function stop() {
    clearTimeout(timer)
    under.abort()
  }
  function wait() {
    stop()
    under = new AbortController()
    timer = setTimeout(() => void save(under), pause)
  }
  /** Heard last of all: a form that stays because of an error is still to be saved. */
  function leave(event: SubmitEvent) {
    if (event.target === form && !event.defaultPrevented) stop()
  }

  form.addEventListener('input', wait)
  window.addEventListener('submit', leave)
  if (isTouched(form)) wait()
  return () => {
    stop()
    form.removeEventListener('input', wait)
    window.removeEventListener('submit', leave)
  }
}

/** Whether somebody typed before this script came. */
function isTouched(form: HTMLFormElement): boolean {
  const inputs = form.querySelectorAll('input')
  return Array.from(inputs).some(
    ({ value, defaultValue, checked, defaultChecked }) => value !== defaultValue || checked !== defaultChecked,
  )
}

/** Sends a form as it stands to be kept; whether it was. The session lives longer by it. */
async function send(form: HTMLFormElement, signal: AbortSignal): Promise<boolean> {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
  body.set('intent', 'save')
  const address = form.getAttribute('action') ?? ''
  const answer = await fetch(address, { method: 'POST', body, redirect: 'manual', signal }).catch(() => undefined)
  const left = Number(answer?.headers.get('session-left'))
  if (left > 0) window.dispatchEvent(new CustomEvent('session-left', { detail: left }))
  return answer?.status === 204
}
