'use client'

import { useEffect, useRef, useState } from 'react'

/** When the warning comes, in milliseconds before the end. */
const ahead = 120_000

/**
 * Warns before a session ends and extends it on the applicant's word; afterwards leaves for the page that says so. What
 * is left is counted from when the page came, so that a wrong clock does no harm; other tabs learn of it.
 */
export function SessionDialog({
  left,
  csrfToken,
  endedHref,
  locale,
  words,
}: {
  /** Milliseconds until the end. */
  left: number
  csrfToken: string
  endedHref: string
  locale: string
  /** `text` has `{time}` in it. */
  words: { title: string; text: string; kept: string; stay: string; failed: string }
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const end = useRef(0)
  const told = useRef(false)
  const tabs = useRef<BroadcastChannel>(null)
  const [time, setTime] = useState('')
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    end.current = Date.now() + left
    function renew(milliseconds: unknown) {
      if (typeof milliseconds !== 'number') return
      end.current = Date.now() + milliseconds
      if (milliseconds <= ahead) return
      told.current = false
      dialog.current?.close()
    }
    function look() {
      const rest = end.current - Date.now()
      if (rest <= 0) return window.location.assign(endedHref)
      if (rest > ahead || told.current) return
      told.current = true
      setTime(new Date(end.current).toLocaleTimeString(locale, { hour: 'numeric', minute: '2-digit' }))
      setFailed(false)
      dialog.current?.showModal()
    }
    const heard = (event: Event) => event instanceof CustomEvent && renew(event.detail)
    tabs.current = new BroadcastChannel('session-left')
    tabs.current.onmessage = ({ data }) => renew(data)
    window.addEventListener('session-left', heard)
    const timer = setInterval(look, 1_000)
    return () => {
      clearInterval(timer)
      window.removeEventListener('session-left', heard)
      tabs.current?.close()
    }
  }, [left, endedHref, locale])

  async function stay() {
    const headers = { accept: 'application/json' }
    const body = new URLSearchParams({ csrfToken })
    const answer = await fetch('/api/session', { method: 'POST', headers, body }).catch(() => undefined)
    if (!answer?.ok) return setFailed(true)
    const { left: more }: { left?: unknown } = await answer.json()
    if (!more) return window.location.assign(endedHref)
    window.dispatchEvent(new CustomEvent('session-left', { detail: more }))
    tabs.current?.postMessage(more)
    // Near the absolute limit there may be no more to have; who has been told is not told again.
    dialog.current?.close()
  }

  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby="session-title"
      aria-describedby="session-text"
      onCancel={(event) => {
        event.preventDefault()
        void stay()
      }}
    >
      <h2 id="session-title" className="text-h2">
        {words.title}
      </h2>
      <div id="session-text" className="mt-3 space-y-2">
        <p>{words.text.replace('{time}', time)}</p>
        <p>{words.kept}</p>
      </div>
      {failed && (
        <p role="alert" className="mt-3 text-danger">
          {words.failed}
        </p>
      )}
      <button type="button" className="button button-primary mt-6" onClick={() => void stay()}>
        {words.stay}
      </button>
    </dialog>
  )
}
