import type { Persona } from '../personas/index.ts'
import type { Journey } from './journey.ts'

/** The gallery: one button for each persona. */
export function drawLoginPage(journey: Journey, personas: readonly Persona[]): string {
  const cards = personas.map(
    ({ id, title, story, name, nricOrFin }) => `<li><button name="persona" value="${id}">
<strong>${escapeHtml(title)}</strong><span>${escapeHtml(story)}</span><small><bdi>${escapeHtml(name)}</bdi> · ${nricOrFin}</small>
</button></li>`,
  )
  return drawPage(
    'Log in',
    `<p>Log in to <b>${escapeHtml(journey.service.name)}</b> as one of these people. None of them exists.</p>
<form method="post" action="/v3/journeys/${journey.id}/login"><ul class="gallery">${cards.join('')}</ul></form>`,
  )
}

/** Who asks for what and why, with agree and decline. */
export function drawConsentPage({ id, service, purpose, attributes }: Journey, { name }: Persona): string {
  return drawPage(
    'Share your Myinfo',
    `<p><b>${escapeHtml(service.name)}</b> asks for these details of <b><bdi>${escapeHtml(name)}</bdi></b>, for the purpose of
<q>${escapeHtml(purpose)}</q>:</p>
<ul>${attributes.map((attribute) => `<li><code>${escapeHtml(attribute)}</code></li>`).join('')}</ul>
<form method="post" action="/v3/journeys/${id}/consent">
<button name="decision" value="allow">I agree</button> <button name="decision" value="deny">I do not agree</button>
</form>
<p><a href="/v3/journeys/${id}/login">Log in as someone else</a></p>`,
  )
}

/** Why a request went no further, for the developer who sent it. */
export function drawRefusal(message: string, reason: string): string {
  return drawPage('This request was refused', `<p><b>${escapeHtml(message)}</b></p><p>${escapeHtml(reason)}</p>`)
}

function drawPage(title: string, content: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · Myinfo v3 simulator</title>
<style>${style}</style></head><body><header>Simulator of Myinfo v3: for development and tests, fake people only</header>
<main><h1>${title}</h1>${content}</main></body></html>`
}

const style = `:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}body{margin:0}
header{padding:.5rem 1rem;background:#5b2333;color:#fff}main{max-width:60rem;margin:auto;padding:1rem}
.gallery{list-style:none;padding:0;display:grid;gap:.75rem;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr))}
button{font:inherit;padding:.6rem .9rem;min-height:2.75rem;cursor:pointer}
.gallery button{width:100%;height:100%;text-align:start;display:flex;flex-direction:column;gap:.25rem}
small{overflow-wrap:anywhere}`

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
