import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { FormToken } from '@/components/site/form-token.tsx'
import { decisionNames } from '@/components/staff/decide-panel.tsx'
import { exactText } from '@/components/staff/moment.ts'
import type { StaffCase } from '@/lib/staff/stores.ts'
import { fromStore } from '../../../from-store.ts'
import { missing } from '../../../missing.ts'
import { nameIn } from '../../names.ts'
import type { StaffQuery } from '../../selection.ts'
import { staffVisit } from '../../visit.ts'

export const metadata: Metadata = { title: 'Somebody was faster' }

type Props = { params: Promise<{ reference: string }>; searchParams: Promise<StaffQuery> }

/** Two decided at once: what stands, and beside it what was not made, whose words are kept. */
export default async function DecidedFirst({ params, searchParams }: Props) {
  const [{ server, session, mayEnter, csrfToken, path }, { reference }, query] = await Promise.all([
    staffVisit(),
    params,
    searchParams,
  ])
  if (!session || !mayEnter) redirect('/staff')
  const { staffApplications } = server.storage
  const [found, unmade] = await fromStore(
    () =>
      Promise.all([
        staffApplications.open(reference, session.member.id),
        staffApplications.unmade(String(query.attempt ?? ''), session.member.id),
      ]),
    path,
  )
  if (!found || !unmade) missing()

  return (
    <main id="main" className="wide narrow">
      <p>
        <a href={`/staff/${reference}`}>{reference}</a>
      </p>
      <h1>Somebody was faster</h1>
      <p>Your decision was not made, and nobody was told of it. What you wrote is kept below.</p>
      <div className="versus">
        <WhatStands found={found} />
        <section className="panel" aria-labelledby="yours-title">
          <div className="panel-head">
            <h2 id="yours-title">What you sent</h2>
            <span className="tag">Not made</span>
          </div>
          <Told
            who="You"
            at={unmade.at}
            what={unmade.decision ? decisionNames[unmade.decision] : ''}
            words={unmade.words}
            version={`${unmade.position}; it is ${found.position} now`}
          />
        </section>
      </div>
      <WaysOn reference={reference} attempt={unmade.words ? unmade.id : undefined} csrfToken={csrfToken} />
    </main>
  )
}

function WhatStands({ found: { decisions, proposal, names } }: { found: StaffCase }) {
  const stands = decisions.at(-1)
  return (
    <section className="panel stands" aria-labelledby="stands-title">
      <div className="panel-head">
        <h2 id="stands-title">What stands</h2>
      </div>
      {stands ? (
        <Told
          who={nameIn(names)(stands.decidedBy.replace(/^staff:/, ''))}
          at={stands.decidedAt}
          what={decisionNames[stands.decision]}
          words={stands.reason}
        />
      ) : (
        <p className="panel-body">{proposal ? 'Somebody’s proposal' : 'Nothing is decided, and no proposal stands.'}</p>
      )}
    </section>
  )
}

/** An attempt is named when there are words to keep. */
function WaysOn({ reference, attempt, csrfToken }: { reference: string; attempt?: string; csrfToken: string }) {
  return (
    <div className="in-row">
      <a className="button button-primary" href={`/staff/${reference}`}>
        Open it as it stands
      </a>
      {attempt && (
        <form action={`/api/staff/${reference}/keep-words`} method="post">
          <FormToken value={csrfToken} />
          <input type="hidden" name="attempt" value={attempt} />
          <button className="button button-quiet" type="submit">
            Keep my words as a note
          </button>
        </form>
      )}
      <a href="/staff">Leave it and go to the list</a>
    </div>
  )
}

function Told({
  who,
  at,
  what,
  words,
  version,
}: {
  who: string
  at: number
  what: string
  words?: string
  version?: string
}) {
  const pairs = {
    Who: who,
    When: exactText(at),
    Decision: what,
    ...(words && { Words: words }),
    ...(version && { 'Had read': `version ${version}` }),
  }
  return (
    <dl className="pairs panel-body">
      {Object.entries(pairs).map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="lines">{text}</dd>
        </div>
      ))}
    </dl>
  )
}
