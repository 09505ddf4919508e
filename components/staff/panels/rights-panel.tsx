import { FormToken } from '../../site/form-token.tsx'
import { momentText } from '../moment.ts'

/** What a person may ask for, and how long it is kept; for the auditor. */
export function RightsPanel({
  reference,
  csrfToken,
  heldAt,
  purgeAfter,
}: {
  reference: string
  csrfToken: string
  heldAt?: number
  purgeAfter?: number
}) {
  const until = purgeAfter ? `Removed on ${momentText(purgeAfter)}.` : 'Its time begins with the decision.'
  return (
    <section className="panel" aria-labelledby="rights-title" id="rights">
      <div className="panel-head">
        <h2 id="rights-title">Rights and retention</h2>
      </div>
      <div className="panel-body">
        <p>{heldAt ? `Held since ${momentText(heldAt)}: nothing removes it.` : until}</p>
        <form action={`/api/staff/${reference}/hold`} method="post">
          <FormToken value={csrfToken} />
          <button className="button button-quiet" type="submit" name="on" value={heldAt ? '0' : '1'}>
            {heldAt ? 'End the legal hold' : 'Put a legal hold on it'}
          </button>
        </form>
        <form action={`/api/staff/${reference}/copy`} method="post">
          <FormToken value={csrfToken} />
          <button className="button button-quiet" type="submit">
            Download everything that is kept of this person
          </button>
        </form>
        <form action={`/api/staff/${reference}/erase`} method="post">
          <FormToken value={csrfToken} />
          <label className="label" htmlFor="confirm">
            To erase everything of this person, type the reference
          </label>
          <input className="input" id="confirm" name="confirm" autoComplete="off" required />
          <button className="button button-quiet" type="submit">
            Erase for good
          </button>
        </form>
      </div>
    </section>
  )
}
