import type { Act, StaffCase } from '@/lib/staff/stores.ts'
import { decisionNames } from './decide-panel.tsx'
import { exactText } from './moment.ts'

const actNames: Readonly<Record<Act, string>> = {
  opened: 'opened it',
  revealed: 'revealed',
  noted: 'wrote a note',
  proposed: 'proposed how to decide',
  withdrew: 'took the proposal back',
  decided: 'decided',
  asked: 'asked the applicant',
  assigned: 'gave it to somebody to see to',
}

interface Line {
  at: number
  text: string
  words?: string
  audit?: string
}

/** Everything that was seen and done, with its place in the audit, newest first. */
export function History({ found, labelOf, nameOf }: Named & { found: StaffCase }) {
  return (
    <section className="panel" aria-labelledby="history-title" id="history">
      <div className="panel-head">
        <h2 id="history-title">Seen and done</h2>
      </div>
      <ol className="history panel-body">
        {linesOf(found, { labelOf, nameOf }).map(({ at, text, words, audit }) => (
          <li key={`${at} ${text} ${audit}`}>
            <time dateTime={new Date(at).toISOString()}>{exactText(at)}</time>
            <div>
              <p>
                {text} {audit && <code className="soft">audit {audit}</code>}
              </p>
              {words && <p className="lines soft">“{words}”</p>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

interface Named {
  /** What a field is called. */
  labelOf(field: string): string
  nameOf(member: string): string
}

function linesOf({ application, acts, decisions, answers }: StaffCase, { labelOf, nameOf }: Named): Line[] {
  const done = acts.filter(({ act }) => act !== 'decided' && act !== 'asked')
  const lines: Line[] = [
    { at: application.receivedAt, text: 'Received' },
    ...done.map(({ at, act, member, field, slot, number }) => ({
      at,
      text: `${nameOf(member)} ${actNames[act]}${field ? ` ${labelOf(field)}` : ''}`,
      audit: `${slot}.${number}`,
    })),
    ...answers.map(({ at, words }) => ({ at, text: 'The applicant answered', words })),
    ...decisions.map(({ decidedAt, decidedBy, decision, reason }) => {
      const act = acts.find((one) => one.at === decidedAt && `staff:${one.member}` === decidedBy)
      return {
        at: decidedAt,
        text: `${nameOf(decidedBy.replace(/^staff:/, ''))}: ${decisionNames[decision]}`,
        words: reason,
        ...(act && { audit: `${act.slot}.${act.number}` }),
      }
    }),
  ]
  return lines.sort((one, other) => other.at - one.at)
}
