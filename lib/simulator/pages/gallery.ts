import type { Persona } from '../personas/persona.ts'
import type { RegisteredClient } from '../registration/registered-client.ts'
import { type Html, html } from './html.ts'
import type { Page } from './layout.ts'

interface GalleryInput {
  client: RegisteredClient
  personas: readonly Persona[]
  action: string
  leadsTo: string
  /** What a Login application says that the person is about to do: theirs to compare with what they are doing. */
  context?: { type: string; message?: string }
}

/** The page on which somebody is chosen to log in as. */
export function buildGalleryPage({ client, personas, action, leadsTo, context }: GalleryInput): Page {
  return {
    title: 'Log in',
    leadsTo,
    content: html`<h1>Who logs in to ${client.name}?</h1>
${context && buildContext(context)}
<p>Choose a person. Each one shows an application something it has to cope with.</p>
<form method="post" action="${action}">
<ul class="gallery">
${personas.map(buildCard)}
</ul>
<p><button class="quiet" name="cancel" value="yes">Cancel</button></p>
</form>`,
  }
}

/** `BANK_CASA_OPENING` reads as "Bank: casa opening". */
function buildContext({ type, message }: { type: string; message?: string }): Html {
  const [group = '', ...action] = type.toLowerCase().split('_')
  const words = `${group.charAt(0).toUpperCase()}${group.slice(1)}: ${action.join(' ')}`
  return html`<p class="context">What you are about to do: <strong>${words}</strong>${message === undefined ? '' : html` <q>${message}</q>`}</p>`
}

function buildCard({ id, name, nricOrFin, title, story }: Persona): Html {
  return html`<li><button class="card" name="persona" value="${id}">
<span class="title">${title}</span>
<span class="name" dir="auto">${name}</span>
<span class="number">${nricOrFin}</span>
<span class="story">${story}</span>
</button></li>`
}
