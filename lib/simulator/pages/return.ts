import { html } from './html.ts'
import type { Page } from './layout.ts'

/** The page before the return into a native application: some browsers open one only after a touch. */
export function buildReturnPage(target: string): Page {
  return {
    title: 'Return to the application',
    content: html`<h1>You are logged in</h1>
<p>Some browsers open an application only after a touch.</p>
<p><a class="primary" rel="noreferrer" href="${target}">Return to the application</a></p>`,
  }
}
