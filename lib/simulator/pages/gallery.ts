import type { Persona } from '../personas/persona.ts'
import type { RegisteredClient } from '../registration/registered-client.ts'
import { type Html, html } from './html.ts'
import { countFilled } from './items-on-record.ts'
import type { Page } from './layout.ts'

interface GalleryInput {
  client: RegisteredClient
  personas: readonly Persona[]
  /** What is asked for, by which a person is good for it or not. */
  scopes: readonly string[]
  action: string
  leadsTo: string
  /** What somebody looks for; absent or empty shows everyone. */
  search?: string | null
  /** What a Login application says that the person is about to do: theirs to compare with what they are doing. */
  context?: { type: string; message?: string }
}

/** The page on which somebody is chosen to log in as. */
export function buildGalleryPage(input: GalleryInput): Page {
  const { client, action, leadsTo, context } = input
  const search = input.search?.trim().slice(0, 60) ?? ''
  const found = input.personas.filter((persona) => isFound(persona, search))
  return {
    title: 'Log in',
    leadsTo,
    content: html`<h1>Who logs in to ${client.name}?</h1>
${context && buildContext(context)}
<p>Choose a person. Each one shows an application something it has to cope with.</p>
<form method="get" action="${action}" role="search" class="search">
<label for="q">Search for a person</label>
<span><input type="search" id="q" name="q" value="${search}"> <button class="quiet">Search</button></span>
</form>
${search !== '' && html`<p>${countPeople(found.length)} for <q>${search}</q>. <a href="${action}">Show everyone</a></p>`}
<form method="post" action="${action}">
${groupsOf(found).map((group) => buildGroup(group, input.scopes))}
<p><button class="quiet" name="cancel" value="yes">Cancel</button></p>
</form>`,
  }
}

function countPeople(count: number): string {
  if (count === 0) return 'Nobody found'
  return count === 1 ? '1 person found' : `${count} people found`
}

/** Each word stands somewhere in what the card says. */
function isFound({ name, nricOrFin, title, story, group = '' }: Persona, search: string): boolean {
  const said = [name, nricOrFin, title, story, group].join(' ').toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word))
}

interface Group {
  name: string
  people: Persona[]
}

function groupsOf(personas: readonly Persona[]): Group[] {
  const groups = new Map<string, Persona[]>()
  for (const persona of personas) {
    const name = persona.group ?? 'Your own people'
    groups.set(name, [...(groups.get(name) ?? []), persona])
  }
  return [...groups].map(([name, people]) => ({ name, people }))
}

function buildGroup({ name, people }: Group, scopes: readonly string[]): Html {
  return html`<h2>${name}</h2>
<ul class="gallery">
${people.map((persona) => buildCard(persona, scopes))}
</ul>`
}

/** `BANK_CASA_OPENING` reads as "Bank: casa opening". */
function buildContext({ type, message }: { type: string; message?: string }): Html {
  const [group = '', ...action] = type.toLowerCase().split('_')
  const words = `${group.charAt(0).toUpperCase()}${group.slice(1)}: ${action.join(' ')}`
  return html`<p class="context">What you are about to do: <strong>${words}</strong>${message === undefined ? '' : html` <q>${message}</q>`}</p>`
}

function buildCard(persona: Persona, scopes: readonly string[]): Html {
  const { id, name, nricOrFin, title, story } = persona
  return html`<li><button class="card" name="persona" value="${id}">
<span class="title">${title}</span>
<span class="name" dir="auto">${name}</span>
<span class="number">${nricOrFin}</span>
<span class="story">${story}</span>
${buildFitness(persona, scopes)}
</button></li>`
}

/** How much of what is asked for the person has; four items of five make them good for it. */
function buildFitness(persona: Persona, scopes: readonly string[]): Html | false {
  const { asked, filled } = countFilled(persona, scopes)
  if (asked === 0) return false
  if (persona.account === 'foreign') return html`<span class="fit">No Myinfo profile</span>`
  const words = `${filled} of ${asked} items on record`
  return filled / asked >= 0.8
    ? html`<span class="fit good">Good for this product: ${words}</span>`
    : html`<span class="fit">${words}</span>`
}
