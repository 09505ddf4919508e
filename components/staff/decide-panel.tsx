import type { Entry } from '@/lib/staff/stores.ts'
import { FormToken } from '../site/form-token.tsx'
import { momentText } from './moment.ts'

export const decisionNames = { accepted: 'Accept', declined: 'Decline', question: 'Question to the applicant' } as const

export interface Deciding {
  reference: string
  position: number
  csrfToken: string
  fourEyes: boolean
  proposal?: Entry
  /** Whoever reads the page. */
  member: string
  mayDecide: boolean
  nameOf(member: string): string
}

/** One panel to accept, decline or ask; only what is chosen opens. Where two people are needed, it says whose word is missing. */
export function DecidePanel(deciding: Deciding) {
  const { reference, position, csrfToken, fourEyes, proposal, mayDecide } = deciding
  const isFinal = mayDecide && (!fourEyes || proposal !== undefined)
  return (
    <section className="panel" aria-labelledby="decide-title" id="decide">
      <div className="panel-head">
        <h2 id="decide-title">Decide</h2>
        {fourEyes && <span className="soft">This product takes two people</span>}
      </div>
      <div className="panel-body">
        {proposal && <Proposal {...deciding} proposal={proposal} />}
        <form action={`/api/staff/${reference}/decide`} method="post">
          <FormToken value={csrfToken} />
          <input type="hidden" name="seen" value={position} />
          <fieldset>
            <legend className="sr-only">The decision</legend>
            <Choice value="accepted" name={`Accept`} />
            <Choice value="declined" name="Decline, with a reason" words="The reason, as the applicant will read it" />
            <Choice
              value="question"
              name="Ask the applicant something"
              words="The question, as the applicant will read it"
            />
          </fieldset>
          <button className="button button-primary button-full" type="submit">
            {buttonWords({ mayDecide, fourEyes, isFinal })}
          </button>
          <button
            className="button button-quiet button-full"
            type="submit"
            formAction={`/api/staff/${reference}/preview`}
          >
            See what the applicant will read
          </button>
          <p className="hint">
            You have read version {position} of this application. If it changes before you send, you are told and
            nothing is decided.
            {!isFinal && ' A question goes out at once; accepting and declining wait for a second person.'}
          </p>
        </form>
      </div>
    </section>
  )
}

/** What pressing it does for whoever presses it. */
function buttonWords({ mayDecide, fourEyes, isFinal }: { mayDecide: boolean; fourEyes: boolean; isFinal: boolean }) {
  if (isFinal) return fourEyes ? 'Confirm as second person' : 'Send'
  return mayDecide ? 'Ask, or propose to a second person' : 'Ask, or propose to an approver'
}

function Choice({ value, name, words }: { value: string; name: string; words?: string }) {
  return (
    <div className="option">
      <label>
        <input type="radio" name="decision" value={value} required /> {name}
      </label>
      {words && (
        <div className="option-more">
          <label className="label" htmlFor={`words-${value}`}>
            {words}
          </label>
          <textarea className="input" id={`words-${value}`} name={`words-${value}`} maxLength={2000} />
        </div>
      )}
    </div>
  )
}

function Proposal({ proposal, nameOf, reference, csrfToken, member }: Deciding & { proposal: Entry }) {
  return (
    <div className="letter">
      <p>
        <strong>{nameOf(proposal.member)}</strong> proposes to {proposal.decision === 'declined' ? 'decline' : 'accept'}
        <span className="soft"> · {momentText(proposal.at)}</span>
      </p>
      {proposal.words && <p className="lines">“{proposal.words}”</p>}
      <form action={`/api/staff/${reference}/withdraw`} method="post">
        <FormToken value={csrfToken} />
        <button className="link" type="submit">
          {proposal.member === member ? 'Take it back' : 'Give it back to the list'}
        </button>
      </form>
    </div>
  )
}
