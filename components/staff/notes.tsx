import type { Entry } from '@/lib/staff/stores.ts'
import { FormToken } from '../site/form-token.tsx'
import { momentText } from './moment.ts'

/** What staff wrote for each other. */
export function Notes({
  notes,
  reference,
  csrfToken,
  mayWrite,
  nameOf,
}: {
  notes: readonly Entry[]
  reference: string
  csrfToken: string
  mayWrite: boolean
  nameOf(member: string): string
}) {
  return (
    <section className="panel" aria-labelledby="notes-title" id="notes">
      <div className="panel-head">
        <h2 id="notes-title">Notes</h2>
        <p className="soft">Never sent to the applicant; part of what they may ask to see.</p>
      </div>
      <div className="panel-body">
        {notes.map(({ id, member, at, words }) => (
          <div className="note" key={id}>
            <p>
              <strong>{nameOf(member)}</strong> <span className="soft">· {momentText(at)}</span>
            </p>
            <p className="lines">{words}</p>
          </div>
        ))}
        {notes.length === 0 && !mayWrite && <p className="soft">None</p>}
        {mayWrite && (
          <form action={`/api/staff/${reference}/note`} method="post">
            <FormToken value={csrfToken} />
            <label className="label" htmlFor="note">
              Add a note
            </label>
            <textarea className="input" id="note" name="note" maxLength={4000} required />
            <button className="button button-quiet" type="submit">
              Add note
            </button>
          </form>
        )}
      </div>
    </section>
  )
}
