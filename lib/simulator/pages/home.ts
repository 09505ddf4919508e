import type { Simulation } from '../simulation.ts'
import { type Html, html } from './html.ts'
import type { Page } from './layout.ts'

/** The front page: what this is, where everything is, and who may log in. */
export function buildHomePage({ endpoints, clients, personas }: Simulation): Page {
  const v3 = new URL(endpoints.issuer).origin
  return {
    title: 'What this is',
    content: html`<h1>A stand-in for Singpass</h1>
<p>It speaks Singpass's FAPI 2.0 API, for Login and Myinfo, and Myinfo v3, so that an application can be tried without
the real service. A log-in begins at an application: this page only shows what there is.</p>
<h2>Look</h2>
<ul>
<li><a href="#people">The people who can log in</a></li>
<li><a href="/review">What the last client did right and wrong</a></li>
<li><a href="/admin/log">The log</a> and <a href="/faults">the faults that can be armed</a>, as JSON</li>
</ul>
<h2>Point a client here</h2>
<dl>
${[
  describe('Issuer', endpoints.issuer),
  describe('Discovery', endpoints.discovery),
  describe('Keys', endpoints.keys),
  describe('Myinfo v3', `${v3}/com/v3 and ${v3}/gov/v3`),
  describe('Its certificate', `${v3}/v3/certificate.pem`),
  describe('Registered', [...clients.keys()].join(', ') || 'no client yet: start with --client FILE'),
]}
</dl>
<h2 id="people">People</h2>
<table>
<thead><tr><th scope="col">Who</th><th scope="col">What they show</th></tr></thead>
<tbody>
${[...personas.values()].map(({ title, story }) => html`<tr><td>${title}</td><td>${story}</td></tr>`)}
</tbody>
</table>`,
  }
}

function describe(term: string, value: string): Html {
  return html`<div><dt>${term}</dt><dd><code>${value}</code></dd></div>`
}
