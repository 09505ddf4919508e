'use client'

import { StayNote } from './stay-note.tsx'
import { useSessionEnd } from './use-session-end.ts'

interface Warning {
  /** Milliseconds until the end. */
  left: number
  csrfToken: string
  /** On a page without an open step: where its note leads back to. */
  returnTo?: string
  endedHref: string
  locale: string
  /** `text` has `{time}` in it; `note` is for where no scripts run. */
  words: { title: string; text: string; kept: string; stay: string; failed: string; note: string }
}

/**
 * Warns before a session ends, and extends it when the applicant asks for that. The dialog opens by script alone, so it
 * is drawn by the browser and no part of the page that is sent, which has a note for where no scripts run.
 */
export function SessionDialog({ left, csrfToken, returnTo, endedHref, locale, words }: Warning) {
  const { isWatching, dialog, time, failed, stay } = useSessionEnd({ left, csrfToken, endedHref, locale })
  if (!isWatching)
    return (
      <noscript>
        <StayNote csrfToken={csrfToken} returnTo={returnTo} note={words.note} stay={words.stay} />
      </noscript>
    )

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
