/** The longest that a later post waits for an earlier save, in milliseconds. */
const patience = 5_000

/** The save that left last. What was typed later must not arrive before it: the server keeps what comes last. */
let last: Promise<unknown> | undefined

/** Sends a save once the one before has been answered. */
export async function inTurn<Result>(send: () => Promise<Result>): Promise<Result> {
  const turn = (last ?? Promise.resolve()).then(send)
  last = turn
  try {
    return await turn
  } finally {
    if (last === turn) last = undefined
  }
}

/**
 * Holds the submits of a form back while a save of it is on its way, and sends them after it, by the button that was
 * pressed. Returns what ends it.
 */
export function submitsInTurn(form: HTMLFormElement, held: () => void): () => void {
  const hold = (event: SubmitEvent) => {
    if (event.target !== form || !last) return
    event.preventDefault()
    event.stopImmediatePropagation()
    held()
    void within(last).then(() => form.requestSubmit(event.submitter?.isConnected ? event.submitter : null))
  }
  window.addEventListener('submit', hold, { capture: true })
  return () => window.removeEventListener('submit', hold, { capture: true })
}

async function within(save: Promise<unknown>): Promise<void> {
  const tooLong = new Promise((resolve) => setTimeout(resolve, patience))
  await Promise.race([save.catch(() => undefined), tooLong])
  last = undefined
}
