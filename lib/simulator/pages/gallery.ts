import type { Persona } from '../personas/persona.ts'
import type { RegisteredClient } from '../registration/registered-client.ts'
import { type Html, html } from './html.ts'
import type { Page } from './layout.ts'

interface GalleryInput {
  client: RegisteredClient
  personas: readonly Persona[]
  action: string
  leadsTo: string
}

/** The page on which somebody is chosen to log in as. */
export function buildGalleryPage({ client, personas, action, leadsTo }: GalleryInput): Page {
  return {
    title: 'Log in',
    leadsTo,
    content: html`<h1>Who logs in to ${client.name}?</h1>
<p>Choose a person. Each one shows an application something it has to cope with.</p>
<form method="post" action="${action}">
<ul class="gallery">
${personas.map(buildCard)}
</ul>
<p><button class="quiet" name="cancel" value="yes">Cancel</button></p>
</form>`,
  }
}

function buildCard({ id, name, nricOrFin, title, story }: Persona): Html {
  return html`<li><button class="card" name="persona" value="${id}">
<span class="title">${title}</span>
<span class="name" dir="auto">${name}</span>
<span class="number">${nricOrFin}</span>
<span class="story">${story}</span>
</button></li>`
}
