import { setTimeout as sleep } from 'node:timers/promises'
import { answers } from '../browser/answers.ts'
import type { Page, Visitor } from '../browser/journey-by-http.ts'

/** What a crowd has met so far. */
export interface Tally {
  requests: number
  /** Requests that were not answered, or by a status that means a failure: method, path and what came instead. */
  failed: string[]
  /** What each applicant was told: the reference on the receipt, by what was typed as a name. */
  acknowledged: Map<string, string>
}

/** Applicants who fill in forms by hand, one after another, so many at a time. */
export interface Crowd {
  tally: Tally
  /** Lets those who have begun finish. */
  goHome(): Promise<Tally>
}

interface CrowdOptions {
  /** A word that all their names begin with. */
  called: string
  together: number
  /** Sends a request again that failed, as a person presses a button again; else who meets a failure gives up. */
  patient?: boolean
  /** Once aborted, the patient give up as well. */
  signal?: AbortSignal
}

const product = 'specimen-account'
const PATIENCE = 150

/** Starts a crowd at the application that `E2E_APP_URL` names. */
export async function gather({ called, together, patient = false, signal }: CrowdOptions): Promise<Crowd> {
  const { createVisitor, open } = await import('../browser/journey-by-http.ts')
  const tally: Tally = { requests: 0, failed: [], acknowledged: new Map() }
  let isOver = false

  /** One request with those that it redirects to, again and again for whoever is patient. */
  async function ask(visitor: Visitor, address: string | URL, form?: Record<string, string>): Promise<Page> {
    for (let tries = 1; ; tries += 1) {
      const before = visitor.trail.length
      const page = await open(visitor, address, { form }).catch((error: Error) => error)
      tally.requests += visitor.trail.length - before
      if (!(page instanceof Error) && page.status < 400) return page
      const asked = `${form ? 'POST' : 'GET'} ${visitor.trail.at(-1)?.pathname}`
      tally.failed.push(`${asked}: ${page instanceof Error ? page.message.split('\n')[0] : page.status}`)
      if (!patient || tries === PATIENCE || signal?.aborted) throw new Error(tally.failed.at(-1))
      await sleep(200)
    }
  }

  async function apply(name: string): Promise<void> {
    const visitor = await createVisitor({ anyCertificate: true })
    try {
      const start = await ask(visitor, `/${product}`)
      let page = await ask(visitor, `/api/forms/${product}/by-hand`, hiddenIn(start, 'by-hand'))
      for (let step = 0; step < 12 && !page.url.pathname.endsWith('/review'); step += 1)
        page = await ask(visitor, `/api/forms/${product}/answers`, { ...filledIn(page), ...nameIn(page, name) })
      const receipt = await ask(visitor, `/api/forms/${product}/submit`, {
        ...hiddenIn(page, 'submit'),
        declaration: 'yes',
      })
      const [, reference] = /\/applications\/([\w-]+)/.exec(receipt.url.pathname) ?? []
      if (!reference) throw new Error(`an application ended at ${receipt.url.pathname}`)
      tally.acknowledged.set(name, reference)
    } finally {
      await visitor.context.dispose()
    }
  }

  async function lane(number: number): Promise<void> {
    for (let turn = 0; !isOver; turn += 1)
      await apply(`${called} ${letters(number)} ${letters(turn)}`).catch((error: Error) => {
        if (tally.failed.at(-1) !== error.message) tally.failed.push(error.message)
      })
  }

  const lanes = Promise.all(Array.from({ length: together }, (_, number) => lane(number)))
  return {
    tally,
    async goHome() {
      isOver = true
      await lanes
      return tally
    },
  }
}

/** A number in letters, as names have no digits. */
function letters(number: number): string {
  return [...String(number)].map((digit) => 'ABCDEFGHIJ'[Number(digit)]).join('')
}

function nameIn({ text }: Page, name: string): Record<string, string> {
  return / name="name"/.test(text) ? { name } : {}
}

/** What the form of a step sends once it is filled in. */
function filledIn(page: Page): Record<string, string> {
  const form = formIn(page, 'answers')
  const asked = [...form.matchAll(/<(?:input|select|textarea)\b[^>]* name="([^"]+)"/g)].map(([, name = '']) => name)
  const given = asked.flatMap((name) => (answers[name] === undefined ? [] : [[name, answers[name]]]))
  return { ...Object.fromEntries(given), ...hiddenIn(page, 'answers'), intent: 'continue' }
}

function hiddenIn(page: Page, action: string): Record<string, string> {
  const inputs = [...formIn(page, action).matchAll(/<input\b[^>]* type="hidden"[^>]*>|<input type="hidden"[^>]*>/g)]
  return Object.fromEntries(
    inputs.map(([input]) => [/ name="([^"]*)"/.exec(input)?.[1] ?? '', / value="([^"]*)"/.exec(input)?.[1] ?? '']),
  )
}

function formIn({ text, url }: Page, action: string): string {
  const [form] = new RegExp(`<form[^>]* action="[^"]*/${action}"[^>]*>.*?</form>`, 's').exec(text) ?? []
  if (!form) throw new Error(`${url.pathname} has no form for "${action}"`)
  return form
}
