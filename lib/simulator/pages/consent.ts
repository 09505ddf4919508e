import type { Persona } from '../personas/persona.ts'
import type { RegisteredClient } from '../registration/registered-client.ts'
import { html } from './html.ts'
import { describeScopes } from './item-names.ts'
import type { Page } from './layout.ts'

interface ConsentInput {
  client: RegisteredClient
  persona: Persona
  scopes: readonly string[]
  action: string
  leadsTo: string
}

/** The page on which the person agrees to share all of what is asked, or declines. */
export function buildConsentPage({ client, persona, scopes, action, leadsTo }: ConsentInput): Page {
  const items = describeScopes(scopes)
  return {
    title: 'Share your information',
    leadsTo,
    content: html`<h1>Share your information with ${client.name}?</h1>
<p><strong>${client.entity}</strong> asks for the items below, for the purpose of ${client.purpose}.</p>
<p>You are logged in as <strong dir="auto">${persona.name}</strong>.</p>
<h2>${items.length === 1 ? '1 item' : `${items.length} items`}</h2>
<ul class="items">
${items.map((item) => html`<li>${item}</li>`)}
</ul>
<form method="post" action="${action}" class="choice">
<button class="primary" name="decision" value="agree">Agree</button>
<button class="quiet" name="decision" value="decline">Decline</button>
</form>`,
  }
}
