'use client'

import { useEffect, useRef, useState } from 'react'
import { inTurn, submitsInTurn } from './under-way.ts'

/** How long after the last change, in milliseconds. */
const pause = 2_000

/** How long a save may take, in milliseconds. */
const patience = 15_000

/**
 * Keeps the form that it stands in while it is filled in, and says so quietly. What is shown and not typed is no part of
 * a form, so it is never sent.
 *
 * An answer that decides what else is asked is kept at once, and told to the page by the event `step-decided`.
 */
export function Autosave({
  locale,
  saved,
  failed,
  deciding,
}: {
  locale: string
  saved: string
  failed: string
  /** Names of the inputs that decide what else is asked, parted by blanks. */
  deciding: string
}) {
  const status = useRef<HTMLParagraphElement>(null)
  const [text, setText] = useState('')

  useEffect(() => {
    const form = status.current?.closest('form')
    const tell = (isKept: boolean) => setText(isKept ? saved.replace('{time}', timeNow(locale)) : failed)
    return form ? keepSaving({ form, tell, deciding: deciding.split(' ') }) : undefined
  }, [locale, saved, failed, deciding])

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
function keepSaving({
  form,
  tell,
  deciding,
}: {
  form: HTMLFormElement
  tell: (isKept: boolean) => void
  deciding: readonly string[]
}): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let under = new AbortController()

  async function save({ signal }: AbortController, decides = false) {
    const isKept = await inTurn(() => (signal.aborted ? Promise.resolve(false) : send(form)))
    if (signal.aborted) return
    tell(isKept)
    if (isKept && decides) window.dispatchEvent(new Event('step-decided'))
  }
  function stop() {
    clearTimeout(timer)
    under.abort()
  }
  function wait({ target }: { target?: EventTarget | null }) {
    stop()
    under = new AbortController()
    const decides = target instanceof Element && deciding.includes(target.getAttribute('name') ?? '')
    timer = setTimeout(() => void save(under, decides), decides ? 0 : pause)
  }
  /** Heard last of all: a form that stays because of an error is still to be saved, but not drawn anew beneath it. */
  function leave(event: SubmitEvent) {
    if (event.target !== form) return
    stop()
    if (event.defaultPrevented) wait({})
  }

  form.addEventListener('input', wait)
  window.addEventListener('submit', leave)
  const release = submitsInTurn(form, stop)
  if (isTouched(form)) wait({})
  return () => {
    stop()
    release()
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
async function send(form: HTMLFormElement): Promise<boolean> {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
  body.set('intent', 'save')
  const address = form.getAttribute('action') ?? ''
  const signal = AbortSignal.timeout(patience)
  const answer = await fetch(address, { method: 'POST', body, redirect: 'manual', signal }).catch(() => undefined)
  const left = Number(answer?.headers.get('session-left'))
  if (left > 0) window.dispatchEvent(new CustomEvent('session-left', { detail: left }))
  return answer?.status === 204
}
