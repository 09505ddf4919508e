'use client'

import { useEffect, useRef } from 'react'
import type { Closed } from './save.ts'

/** Says in front of everything that a form is no longer kept. It is said once, and what was typed stays on the page. */
export function ClosedDialog({ page, words }: Pick<Closed, 'page' | 'words'>) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])

  const { title, text, unsaved, go, stay } = words
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="closed-title" aria-describedby="closed-text">
      <h2 id="closed-title" className="text-h2">
        {title}
      </h2>
      <div id="closed-text" className="mt-3 space-y-2">
        {text && <p>{text}</p>}
        <p>{unsaved}</p>
      </div>
      <div className="mt-6 flex flex-wrap gap-3">
        <a href={page} className="button button-primary">
          {go}
        </a>
        <button type="button" className="button button-quiet" onClick={() => dialog.current?.close()}>
          {stay}
        </button>
      </div>
    </dialog>
  )
}
