import { may } from '@/lib/staff/roles.ts'
import type { StaffSession } from '@/lib/staff/stores.ts'
import { FormToken } from '../site/form-token.tsx'
import { BrandMark } from '../site/icons.tsx'

/** Where one is, whom one is signed in as, and the two ways on: find by reference, sign out. */
export function StaffHeader({
  brandName,
  ribbon,
  session,
  csrfToken,
}: {
  brandName: string
  ribbon?: string
  session?: StaffSession
  csrfToken: string
}) {
  return (
    <header>
      {ribbon && <p className="ribbon">{ribbon}</p>}
      <div className="bar">
        <a className="bar-brand" href="/staff">
          <BrandMark />
          <span>{brandName}</span>
          <span className="bar-place">Staff</span>
        </a>
        {session && (
          <div className="bar-end">
            {session.roles.length > 0 && <WaysOn mayFindPeople={may(session.roles, 'rights')} />}
            <p className="who">
              {session.member.name}
              {session.roles.length > 0 && <span className="soft"> · {session.roles.join(', ')}</span>}
            </p>
            <form action="/api/staff/signout" method="post">
              <FormToken value={csrfToken} />
              <button className="link" type="submit">
                Sign out
              </button>
            </form>
          </div>
        )}
      </div>
    </header>
  )
}

/** The ways on from every page. */
function WaysOn({ mayFindPeople }: { mayFindPeople: boolean }) {
  return (
    <>
      <a href="/staff/delivery" className="inline-block py-3">
        Delivery
      </a>
      {mayFindPeople && (
        <a href="/staff/person" className="inline-block py-3">
          Find a person
        </a>
      )}
      <form className="find" action="/staff" method="get">
        <label className="sr-only" htmlFor="find">
          Find by reference
        </label>
        <input
          className="input"
          id="find"
          name="reference"
          placeholder="Find by reference"
          autoComplete="off"
          spellCheck={false}
        />
      </form>
    </>
  )
}
