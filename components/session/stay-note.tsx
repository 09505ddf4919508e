import { sendsAnswers } from '../site/answers-address.ts'
import { FormToken } from '../site/form-token.tsx'

/**
 * When the visit ends, and a button to stay, where no scripts run. While a step is open its answers go with it, so that
 * nothing typed is lost.
 */
export function StayNote({
  csrfToken,
  returnTo,
  note,
  stay,
}: {
  csrfToken: string
  /** Where staying leads back to, on a page without an open step. */
  returnTo?: string
  note: string
  stay: string
}) {
  const look = 'mt-12 border-t border-line pt-4 print:hidden'
  const text = <p className="mb-3 text-small text-ink-soft">{note}</p>
  if (returnTo === undefined)
    return (
      <div className={look}>
        {text}
        <button type="submit" className="button button-quiet" {...sendsAnswers} name="intent" value="stay">
          {stay}
        </button>
      </div>
    )
  return (
    <form method="post" action="/api/session" className={look}>
      <FormToken value={csrfToken} />
      <input type="hidden" name="returnTo" value={returnTo} />
      {text}
      <button type="submit" className="button button-quiet">
        {stay}
      </button>
    </form>
  )
}
