/** The save that left last. What was typed later must not arrive before it: the server keeps what comes last. */
let last: Promise<unknown> | undefined

/** Sends a save once the one before has ended. Every save ends: it has a time-out of its own. */
export async function inTurn<Result>(send: () => Promise<Result>): Promise<Result> {
  const turn = (last ?? Promise.resolve()).then(send, send)
  last = turn
  try {
    return await turn
  } finally {
    if (last === turn) last = undefined
  }
}

/**
 * Holds the submits of a form back while a save of it is on its way, and sends them after it, by the button that was
 * pressed; the form is busy meanwhile, and a second press does nothing. Returns what ends it.
 */
export function submitsInTurn(form: HTMLFormElement, held: () => void): () => void {
  const hold = (event: SubmitEvent) => {
    if (event.target !== form || !last) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (form.dataset.busy) return
    held()
    form.dataset.busy = 'yes'
    const goOn = () => {
      delete form.dataset.busy
      form.requestSubmit(event.submitter?.isConnected ? event.submitter : null)
    }
    void last.then(goOn, goOn)
  }
  window.addEventListener('submit', hold, { capture: true })
  return () => window.removeEventListener('submit', hold, { capture: true })
}
