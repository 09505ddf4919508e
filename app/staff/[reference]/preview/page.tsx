import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { FormToken } from '@/components/site/form-token.tsx'
import { ApplicantReads } from '@/components/staff/panels/applicant-reads.tsx'
import { wordsFor } from '@/components/words/index.ts'
import { may } from '@/lib/staff/roles.ts'
import { fromStore } from '../../../from-store.ts'
import { missing } from '../../../missing.ts'
import type { StaffQuery } from '../../selection.ts'
import { staffVisit } from '../../visit.ts'

export const metadata: Metadata = { title: 'What the applicant will read' }

type Props = { params: Promise<{ reference: string }>; searchParams: Promise<StaffQuery> }

/** What was written, as the applicant will read it, before anything is sent. */
export default async function Preview({ params, searchParams }: Props) {
  const [{ server, session, mayEnter, csrfToken, path }, { reference }, query] = await Promise.all([
    staffVisit(),
    params,
    searchParams,
  ])
  if (!session || !mayEnter || !may(session.roles, 'review')) redirect('/staff')
  const { staffApplications } = server.storage
  const [found, written] = await fromStore(
    () =>
      Promise.all([
        staffApplications.open(reference, session.member.id),
        staffApplications.unmade(String(query.attempt ?? ''), session.member.id),
      ]),
    path,
  )
  if (!found || !written?.decision) missing()

  const { decision, words: said, position } = written
  return (
    <main id="main" className="wide narrow">
      <p>
        <a href={`/staff/${reference}#decide`}>{reference}</a>
      </p>
      <h1>What the applicant will read</h1>
      <p className="soft">
        Nothing has been sent. The frame is in the language of the application; your words stay as they are.
      </p>
      <ApplicantReads decision={decision} said={said} words={wordsFor(found.application.language)} />
      <form action={`/api/staff/${reference}/decide`} method="post">
        <FormToken value={csrfToken} />
        <input type="hidden" name="seen" value={position} />
        <input type="hidden" name="decision" value={decision} />
        {said && <input type="hidden" name={`words-${decision}`} value={said} />}
        <button className="button button-primary" type="submit">
          {may(session.roles, 'decide') || decision === 'question' ? 'Send this' : 'Propose this'}
        </button>
      </form>
    </main>
  )
}
