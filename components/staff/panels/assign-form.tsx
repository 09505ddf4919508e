import type { Member } from '@/lib/staff/stores.ts'
import { FormToken } from '../../site/form-token.tsx'

/** Who sees to an application, and whom it is given to next. */
export function AssignForm({
  reference,
  csrfToken,
  members,
  assignee,
}: {
  reference: string
  csrfToken: string
  members: readonly Member[]
  assignee?: string
}) {
  return (
    <form className="filters panel" action={`/api/staff/${reference}/assign`} method="post">
      <FormToken value={csrfToken} />
      <div>
        <label className="label" htmlFor="to">
          Seen to by
        </label>
        <select className="input" id="to" name="to" defaultValue={assignee ?? ''}>
          <option value="">Nobody yet</option>
          {members.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <button className="button button-quiet" type="submit">
        Give
      </button>
    </form>
  )
}
