import type { Check, ReviewReport } from '../review/report.ts'
import type { Result } from '../review/verdict.ts'
import { type Html, html } from './html.ts'
import type { Page } from './layout.ts'

/** A run by hand: what is armed, and how far it has come. */
export interface ReviewProgress {
  clientId: string
  /** What waits for a login; undefined when nothing does. */
  waiting: { id: string; says: string } | undefined
  done: number
  of: number
}

/** What a client did right and wrong, with one button that arms what comes next. */
export function buildReviewPage(report: ReviewReport, progress: ReviewProgress): Page {
  const { client, logins, counts, suite } = report
  return {
    title: `Review of ${client.name}`,
    content: html`<h1>Review of ${client.name}</h1>
<p><code>${client.clientId}</code>, ${logins === 1 ? '1 login' : `${logins} logins`}: ${counts.met} right,
<strong>${counts.broken} wrong</strong>, ${counts.advice} to consider, ${counts.unseen} not shown;
${suite.met} of ${suite.of} modules of the OpenID relying-party suite.</p>
${buildNext(progress)}
${list('Wrong', [...rowsOf(report, 'broken', 'departs'), ...resultsOf(report, 'broken')])}
${list('To consider', rowsOf(report, 'broken', 'advice'))}
${list(
  'Refused',
  report.refusals.map(({ call, error, reason, times }) => row(call, `${error}: ${reason}`, `${times} times`)),
)}
${list('Not shown', [...rowsOf(report, 'unseen'), ...resultsOf(report, 'not seen')])}
${list('Right', [...rowsOf(report, 'met'), ...resultsOf(report, 'met')])}
<h2>Ask yourself</h2>
<ul>${report.questions.map((question) => html`<li>${question}</li>`)}</ul>
<p><a href="/admin/review?client=${client.clientId}">This report as JSON</a></p>`,
  }
}

/** Where nobody has called yet: what to do. */
export function buildEmptyReviewPage(reason: string): Page {
  return {
    title: 'Nothing to review yet',
    content: html`<h1>Nothing to review yet</h1>
<p>${reason}.</p>
<p><a href="/">What this is</a></p>`,
  }
}

function buildNext({ clientId, waiting, done, of }: ReviewProgress): Html {
  const label = waiting ? 'I have logged in, or tried: what next?' : done === 0 ? 'Arm what must be refused' : 'Go on'
  return html`<section class="context" aria-labelledby="next">
<h2 id="next">${waiting ? 'Log in at the client now' : 'What does it accept?'}</h2>
<p>${waiting ? `${waiting.id}: ${waiting.says}` : 'Each press arms one thing that is wrong, or unusual and right, for the next login.'}
${done} of ${of} done.</p>
<form method="post" action="/review">
<input type="hidden" name="client" value="${clientId}">
<button class="primary" name="step" value="next">${label}</button>
</form>
</section>`
}

function rowsOf({ checks }: ReviewReport, verdict: Check['verdict'], weight?: Check['weight']): Html[] {
  return checks
    .filter((check) => check.verdict === verdict && (weight === undefined || check.weight === weight))
    .map(({ id, right, documents, source, seen, verdict: kept }) =>
      row(id, kept === 'broken' ? `Right is that ${right}: ${documents} (${seen})` : right, source),
    )
}

function resultsOf({ scenarios }: ReviewReport, verdict: Result['verdict']): Html[] {
  return scenarios
    .filter((result) => result.verdict === verdict)
    .map(({ id, says, expects, seen, source }) => row(id, `${says} Right is a client that ${expects}: ${seen}`, source))
}

function row(id: string, what: string, source: string): Html {
  return html`<div><dt><code>${id}</code></dt><dd>${what}</dd><dd class="source">${source}</dd></div>`
}

function list(title: string, rows: readonly Html[]): Html {
  if (rows.length === 0) return html``
  return html`<h2>${title}</h2>
<dl>
${rows}
</dl>`
}
