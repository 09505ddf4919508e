import { FormToken } from '../site/form-token.tsx'

const outcomes: Readonly<Record<string, string>> = {
  failed: 'The sign-in did not work. Try once more; if it fails again, tell whoever looks after this application.',
  unreachable: 'The sign-in of the bank cannot be reached at the moment. Try again in a few minutes.',
  idle: 'You were signed out, because nothing was done for a while.',
  done: 'You are signed out.',
  cookies: 'This browser keeps no cookies, and without them nobody can sign in.',
}

/** The way in, with what became of the last visit. */
export function SignIn({ outcome = '', csrfToken }: { outcome?: string; csrfToken: string }) {
  return (
    <main id="main" className="wide narrow">
      <h1>Applications</h1>
      {Object.hasOwn(outcomes, outcome) && (
        <p className="notice" role="status">
          {outcomes[outcome]}
        </p>
      )}
      <p>For people of the bank. What you open and do is written down with your name.</p>
      <form action="/api/auth/signin/staff" method="post">
        <FormToken value={csrfToken} />
        <button className="button button-primary" type="submit">
          Sign in
        </button>
      </form>
    </main>
  )
}

/** An account that may do nothing here. */
export function WithoutRole({ csrfToken }: { csrfToken: string }) {
  return (
    <main id="main" className="wide narrow">
      <h1>Nothing here for you yet</h1>
      <p>Your account has no role in this application: ask whoever gives out access in your department.</p>
      <form action="/api/staff/signout" method="post">
        <FormToken value={csrfToken} />
        <button className="button button-quiet" type="submit">
          Sign out and use another account
        </button>
      </form>
    </main>
  )
}
