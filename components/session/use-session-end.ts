import { type RefObject, useEffect, useRef, useState } from 'react'

/** When the warning comes, in milliseconds before the end. */
const ahead = 120_000

interface Session {
  /** Milliseconds until the end. */
  left: number
  csrfToken: string
  /** The page that says that the session has ended. */
  endedHref: string
  locale: string
}

/**
 * Opens a dialog two minutes before a session ends, and leaves for `endedHref` when it has ended.
 *
 * The time left is counted from when the page was loaded, so that a wrong clock does no harm. A session that another tab
 * extends is extended here too. `isWatching` once a script runs; `time` is the end as the applicant reads it; `failed`
 * says that extending it failed.
 */
export function useSessionEnd({ left, csrfToken, endedHref, locale }: Session) {
  const dialog = useRef<HTMLDialogElement>(null)
  const tabs = useRef<BroadcastChannel>(null)
  const [isWatching, setWatching] = useState(false)
  const [time, setTime] = useState('')
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    function warn(end: number) {
      setTime(new Date(end).toLocaleTimeString(locale, { hour: 'numeric', minute: '2-digit' }))
      setFailed(false)
      dialog.current?.showModal()
    }
    setWatching(true)
    return watchSession({
      left,
      tabs,
      warn,
      calm: () => dialog.current?.close(),
      leave: () => window.location.assign(endedHref),
    })
  }, [left, endedHref, locale])

  async function stay() {
    const more = await extendSession(csrfToken)
    if (more === undefined) return setFailed(true)
    if (!more) return window.location.assign(endedHref)
    window.dispatchEvent(new CustomEvent('session-left', { detail: more }))
    tabs.current?.postMessage(more)
    // Near the absolute limit there may be no more to have; an applicant who was warned is not warned again.
    dialog.current?.close()
  }

  return { isWatching, dialog, time, failed, stay }
}

interface Watch {
  left: number
  tabs: RefObject<BroadcastChannel | null>
  warn(end: number): void
  calm(): void
  leave(): void
}

/** Looks at the clock every second, and listens to this tab and the others. Returns what stops it. */
function watchSession({ left, tabs, warn, calm, leave }: Watch): () => void {
  let end = Date.now() + left
  let warned = false
  function renew(milliseconds: unknown) {
    if (typeof milliseconds !== 'number') return
    end = Date.now() + milliseconds
    if (milliseconds <= ahead) return
    warned = false
    calm()
  }
  function look() {
    const rest = end - Date.now()
    if (rest <= 0) return leave()
    if (rest > ahead || warned) return
    warned = true
    warn(end)
  }
  const heard = (event: Event) => event instanceof CustomEvent && renew(event.detail)
  const channel = new BroadcastChannel('session-left')
  channel.onmessage = ({ data }) => renew(data)
  tabs.current = channel
  window.addEventListener('session-left', heard)
  const timer = setInterval(look, 1_000)
  return () => {
    clearInterval(timer)
    window.removeEventListener('session-left', heard)
    channel.close()
  }
}

/** The milliseconds that the session has from now on, none when it has ended; `undefined` when nobody could tell. */
async function extendSession(csrfToken: string): Promise<number | undefined> {
  const headers = { accept: 'application/json' }
  const body = new URLSearchParams({ csrfToken })
  const answer = await fetch('/api/session', { method: 'POST', headers, body }).catch(() => undefined)
  if (!answer?.ok) return undefined
  const { left }: { left?: unknown } = await answer.json()
  return typeof left === 'number' ? left : 0
}
