import { FormToken } from '../site/form-token.tsx'
import { SingleKeys } from './single-keys.tsx'

/** Turns single keys on and off, and says which there are. They need scripts. */
export function KeysSwitch({ on, back, csrfToken }: { on: boolean; back: string; csrfToken: string }) {
  return (
    <div className="keys">
      {on && <SingleKeys />}
      {on && (
        <p>
          <kbd>j</kbd> <kbd>k</kbd> next, previous · <kbd>/</kbd> find · <kbd>d</kbd> decision · <kbd>n</kbd> note
        </p>
      )}
      <form action="/api/staff/keys" method="post">
        <FormToken value={csrfToken} />
        <input type="hidden" name="on" value={on ? '0' : '1'} />
        <input type="hidden" name="back" value={back} />
        <button className="link" type="submit">
          Turn single keys {on ? 'off' : 'on'}
        </button>
      </form>
    </div>
  )
}
