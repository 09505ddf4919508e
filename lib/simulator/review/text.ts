import type { Check, ReviewReport } from './report.ts'
import type { Result } from './verdict.ts'

/** The report as a terminal shows it: what is wrong first, then what was not shown, then what is right. */
export function formatReport(report: ReviewReport): string {
  const { client, logins, issuer, at, counts } = report
  const head = `Review of "${client.name}", ${client.clientId} (${client.kind === 'login' ? 'Login' : 'Myinfo'})\n${at}, ${issuer}, ${logins} ${logins === 1 ? 'login' : 'logins'}`
  return [
    head,
    section('Wrong', [...listChecks(report, 'broken', 'departs'), ...listResults(report, 'broken')]),
    section('Advice', listChecks(report, 'broken', 'advice')),
    section(
      'Refused',
      report.refusals.map(({ call, error, reason, times }) => `${times} × ${call} ${error}: ${reason}`),
    ),
    section('Not shown', [...report.checks.filter(isUnseen).map(formatUnseen), ...listResults(report, 'not seen')]),
    section('Right', [
      ...report.checks.filter(({ verdict }) => verdict === 'met').map(({ right }) => right),
      ...summariseScenarios(report),
    ]),
    section('Ask yourself', report.questions),
    `${counts.met} right, ${counts.broken} wrong, ${counts.advice} to consider, ${counts.unseen} not shown${formatSuite(report)}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [title, ...lines.map((line) => `  ${line}`)].join('\n')
}

function listChecks({ checks }: ReviewReport, verdict: Check['verdict'], weight: Check['weight']): string[] {
  return checks
    .filter((check) => check.verdict === verdict && check.weight === weight)
    .map(
      ({ id, right, documents, source, seen }) => `${id} (${seen}): right is that ${right}; ${documents} [${source}]`,
    )
}

function listResults({ scenarios }: ReviewReport, verdict: Result['verdict']): string[] {
  return scenarios
    .filter((result) => result.verdict === verdict)
    .map(
      ({ id, says, seen, expects, source }) => `${id}: ${says} Right is a client that ${expects}; ${seen} [${source}]`,
    )
}

function isUnseen({ verdict }: Check): boolean {
  return verdict === 'unseen'
}

function formatUnseen({ id, right }: Check): string {
  return `${id}: ${right}`
}

function summariseScenarios({ scenarios }: ReviewReport): string[] {
  const met = scenarios.filter(({ verdict }) => verdict === 'met').map(({ id }) => id)
  return met.length === 0
    ? []
    : [`${met.length} of ${scenarios.length} logins that went wrong or were unusual: ${met.join(', ')}`]
}

function formatSuite({ suite, scenarios }: ReviewReport): string {
  const wasRun = scenarios.some(({ module }) => module !== undefined)
  return wasRun ? `; ${suite.met} of ${suite.of} modules of the OpenID FAPI 2.0 relying-party suite` : ''
}
