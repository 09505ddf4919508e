'use client'

import { useEffect, useRef } from 'react'
import type { Closed } from './save.ts'

/** What is said of a form that was closed while it was filled in. */
export interface ClosedWords {
  /** What happened; `go` stands on the link to the page that says how to go on. */
  why: Record<Closed['closed'], { title: string; text?: string; go: string }>
  /** What becomes of what is typed from then on. */
  unsaved: string
  stay: string
}

/** Says in front of everything that a form is no longer kept. It is said once, and what was typed stays on the page. */
export function ClosedDialog({ closed: { closed, page }, words }: { closed: Closed; words: ClosedWords }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])

  const { title, text, go } = words.why[closed]
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="closed-title" aria-describedby="closed-text">
      <h2 id="closed-title" className="text-h2">
        {title}
      </h2>
      <div id="closed-text" className="mt-3 space-y-2">
        {text && <p>{text}</p>}
        <p>{words.unsaved}</p>
      </div>
      <div className="mt-6 flex flex-wrap gap-3">
        <a href={page} className="button button-primary">
          {go}
        </a>
        <button type="button" className="button button-quiet" onClick={() => dialog.current?.close()}>
          {words.stay}
        </button>
      </div>
    </dialog>
  )
}
