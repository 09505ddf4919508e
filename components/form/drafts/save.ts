/** Why a form can be kept no longer, as the server says it. */
export const closings = ['expired', 'elsewhere', 'other_person', 'sent'] as const

/** What is said of a form that was closed while it was filled in. */
export interface ClosedWords {
  title: string
  text?: string
  /** What becomes of what is typed from then on. */
  unsaved: string
  /** Stands on the link to the page that says how to go on. */
  go: string
  stay: string
}

/** A form that is closed: why, in words too, and the page that says how to go on. */
export interface Closed {
  closed: (typeof closings)[number]
  page: string
  words: ClosedWords
}

/** What became of a save. */
export type Saved = 'kept' | 'failed' | Closed

/** How long a save may take, in milliseconds. */
const patience = 15_000

/** Sends a form as it stands to be kept; what became of it. The session lives longer by it. */
export async function sendSave(form: HTMLFormElement): Promise<Saved> {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
  body.set('intent', 'save')
  const address = form.getAttribute('action') ?? ''
  const signal = AbortSignal.timeout(patience)
  const answer = await fetch(address, { method: 'POST', body, redirect: 'manual', signal }).catch(() => undefined)
  const left = Number(answer?.headers.get('session-left'))
  if (left > 0) window.dispatchEvent(new CustomEvent('session-left', { detail: left }))
  return readSave(answer)
}

/** What the answer to a save says. Without one, and with one that says nothing of the form, the save has failed. */
export async function readSave(answer: Response | undefined): Promise<Saved> {
  if (answer?.status === 204) return 'kept'
  if (answer?.status !== 409) return 'failed'
  const told: unknown = await answer.json().catch(() => undefined)
  return isClosed(told) ? told : 'failed'
}

function isClosed(told: unknown): told is Closed {
  const { closed, page, words } = Object(told)
  const { title, text = '', unsaved, go, stay } = Object(words)
  const areWords = [title, text, unsaved, go, stay].every((word) => typeof word === 'string')
  return closings.includes(closed) && typeof page === 'string' && page.startsWith('/') && areWords
}
