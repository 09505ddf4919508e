import type { StandIn } from '@/components/words/stand-in.ts'
import { type Html, html } from '@/lib/server/front-door/html.ts'

/** Everything that the bar of a demo sets or shows has a page of its own. */
const places = [
  ['/demo', 'Set up: person, fault, product, language, clock, reset everything'],
  ['/demo/trace', 'What just happened, step by step'],
  ['/demo/mail', 'Mail'],
  ['/doctor', 'Doctor'],
  ['/demo/timeline', 'Timeline'],
  ['/demo/tour', 'Tours'],
  ['/demo/presenter', 'Presenter'],
  ['/demo/studio', 'Product studio'],
  ['/learn', 'Learn'],
] as const

/**
 * The bar of a demo on a page that React does not draw. Such a page runs no script and posts nothing, so it is links;
 * a build for production has none of it.
 */
export function demoLinks(standIn: StandIn | undefined): Html | '' {
  if (process.env.BUILT_FOR_DEMO !== '1' || standIn !== 'demo') return ''
  const links = places.map(([path, text]) => html`<li><a href="${path}">${text}</a></li>`)
  return html`<aside aria-label="Demo" lang="en"><details id="demo-bar" class="demo-bar"><summary><span class="demo-mark">Demo</span> All of the demo</summary><ul>${links}</ul></details></aside>`
}

/** Its style, which production does not serve. */
export function demoStyle(standIn: StandIn | undefined): Html | '' {
  if (process.env.BUILT_FOR_DEMO !== '1' || standIn !== 'demo') return ''
  return html`<link rel="stylesheet" href="/api/demo/bar.css">`
}
