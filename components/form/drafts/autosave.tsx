'use client'

import { useEffect, useRef, useState } from 'react'
import { ClosedDialog } from './closed-dialog.tsx'
import { type Saved, sendSave } from './save.ts'
import { inTurn, submitsInTurn } from './under-way.ts'

/** How long after the last change, in milliseconds. */
const pause = 2_000

/**
 * Keeps the form that it stands in while it is filled in, and says so quietly. What is shown and not typed is no part of
 * a form, so it is never sent. That a form was closed meanwhile, here or on another device, is not said quietly.
 *
 * An answer that decides what else is asked is kept at once, and told to the page by the event `step-decided`.
 */
export function Autosave({
  locale,
  deciding,
  saved,
  failed,
}: {
  locale: string
  /** Names of the inputs that decide what else is asked, parted by blanks. */
  deciding: string
  /** With `{time}` in it. */
  saved: string
  failed: string
}) {
  const status = useRef<HTMLParagraphElement>(null)
  const [last, setLast] = useState<{ saved: Saved; at: number }>()

  useEffect(() => {
    const form = status.current?.closest('form')
    const tell = (saved: Saved) => setLast({ saved, at: Date.now() })
    return form ? keepSaving({ form, tell, deciding: deciding.split(' ') }) : undefined
  }, [deciding])

  const closed = typeof last?.saved === 'object' ? last.saved : undefined
  return (
    <>
      <p ref={status} role="status" className="text-small text-ink-soft print:hidden">
        {closed ? closed.words.title : last?.saved === 'failed' && failed}
        {last?.saved === 'kept' && saved.replace('{time}', timeOf(last.at, locale))}
      </p>
      {closed && <ClosedDialog key={closed.closed} page={closed.page} words={closed.words} />}
    </>
  )
}

function timeOf(moment: number, locale: string): string {
  return new Date(moment).toLocaleTimeString(locale, { hour: 'numeric', minute: '2-digit' })
}

/** Saves a form some time after each change, until it is sent. Returns what ends it. */
function keepSaving({
  form,
  tell,
  deciding,
}: {
  form: HTMLFormElement
  tell: (saved: Saved) => void
  deciding: readonly string[]
}): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let under = new AbortController()

  async function save({ signal }: AbortController, decides = false) {
    const saved = await inTurn(() => (signal.aborted ? Promise.resolve('failed' as const) : sendSave(form)))
    if (signal.aborted) return
    tell(saved)
    if (saved === 'kept' && decides) window.dispatchEvent(new Event('step-decided'))
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
