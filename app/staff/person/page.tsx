import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { may } from '@/lib/staff/roles.ts'
import { fromStore } from '../../from-store.ts'
import type { StaffQuery } from '../selection.ts'
import { staffVisit } from '../visit.ts'

export const metadata: Metadata = { title: 'Find a person' }

/** Finds who has just logged in, by the code that their privacy page shows; for the auditor. There is no other search. */
export default async function PersonPage({ searchParams }: { searchParams: Promise<StaffQuery> }) {
  const [{ server, session, path }, query] = await Promise.all([staffVisit(), searchParams])
  if (!session || !may(session.roles, 'rights')) redirect('/staff')
  const loginCode = typeof query.login === 'string' ? query.login : ''
  const found = loginCode ? await fromStore(() => server.storage.personData.find({ loginCode }), path) : undefined
  return (
    <main id="main" className="wide narrow">
      <p>
        <a href="/staff">To the list</a>
      </p>
      <h1>Find a person</h1>
      <p>Ask them to log in with Singpass, open the privacy page, and read out the code that stands there.</p>
      <form className="filters panel" action="/staff/person" method="get">
        <div>
          <label className="label" htmlFor="login">
            Code of their login
          </label>
          <input className="input" id="login" name="login" autoComplete="off" required />
        </div>
        <button className="button button-quiet" type="submit">
          Find
        </button>
      </form>
      {loginCode && !found && (
        <p className="notice" role="status">
          Nobody is found by that code. It ends 30 minutes after the login.
        </p>
      )}
      {found && (
        <ul>
          {found.applications.map(({ reference, product, status }) => (
            <li key={reference}>
              <a href={`/staff/${reference}`}>{reference}</a> {product}, {status}
            </li>
          ))}
          <li>
            {found.unfinished.length} begun and not sent, {found.sessions} open sessions
          </li>
        </ul>
      )}
    </main>
  )
}
