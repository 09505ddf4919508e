'use client'

import { useSessionEnd } from './use-session-end.ts'

/**
 * Warns before a session ends, and extends it when the applicant asks for that. The dialog opens by script alone, so it
 * is drawn by the browser and no part of the page that is sent.
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
  const { isWatching, dialog, time, failed, stay } = useSessionEnd({ left, csrfToken, endedHref, locale })
  if (!isWatching) return null

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
