import type { Refusal } from '../web/refusal.ts'
import { html } from './html.ts'
import type { Page } from './layout.ts'

/** The page for a request that cannot be sent back to the application. */
export function buildProblemPage({ error, message }: Refusal): Page {
  return {
    title: 'This sign-in cannot go on',
    content: html`<h1>This sign-in cannot go on</h1>
<p>Go back to the application and start again.</p>
<dl>
<div><dt>For its developer</dt><dd><code>${error}</code></dd></div>
<div><dt>Why</dt><dd>${message}</dd></div>
</dl>`,
  }
}
