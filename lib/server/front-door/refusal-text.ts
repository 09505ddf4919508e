import { type ServerResponse, STATUS_CODES } from 'node:http'
import { html } from './html.ts'

type StandIn = 'demo' | 'rehearsal' | undefined

/** In the plain English of protocols, as the rest of such an answer is. */
const notReal = {
  demo: 'Demo: a made-up bank with made-up people',
  rehearsal: 'Rehearsal: a simulator stands in for Singpass',
}

/** What a refusal says that no page of the application answers: its status; in a demo a page, with the way to its controls. */
export function refusalText(status: number, standIn: StandIn): { type: string; text: string } {
  const line = `${status} ${STATUS_CODES[status]}`
  if (process.env.BUILT_FOR_DEMO === '1' && standIn === 'demo') {
    const bar = html`<aside aria-label="Demo"><a href="/demo">${notReal.demo}: all of the demo</a></aside>`
    const head = html`<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${line}</title>`
    const { text } =
      html`<!doctype html><html lang="en"><head>${head}</head><body><main><h1>${line}</h1></main>${bar}</body></html>`
    return { type: 'text/html; charset=utf-8', text }
  }
  return { type: 'text/plain; charset=utf-8', text: `${line}\n${standIn ? `${notReal[standIn]}\n` : ''}` }
}

/** Next.js answers a method that a handler does not have with nothing at all: a browser shows that as a page of its own. */
export function sayWhatIsRefused(response: ServerResponse, { standIn }: { standIn?: StandIn }): void {
  const end = response.end
  response.end = (...given: unknown[]) => {
    response.end = end
    const isEmpty = given[0] === undefined || typeof given[0] === 'function'
    if (response.statusCode !== 405 || !isEmpty || response.headersSent) return Reflect.apply(end, response, given)
    const { type, text } = refusalText(405, standIn)
    response.setHeader('content-type', type)
    return Reflect.apply(end, response, [text, ...given.filter((one) => typeof one === 'function')])
  }
}
