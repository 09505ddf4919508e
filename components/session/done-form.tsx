import type { ReactNode } from 'react'
import { FormToken } from '../site/form-token.tsx'
import { SubmitButton } from '../site/submit-button.tsx'
import type { Words } from '../words/index.ts'

interface Done {
  csrfToken: string
  words: Words
}

/** Ends the visit: the word for it in the header of every page that has one. */
export function DoneLink({ csrfToken, words: { t } }: Done) {
  return (
    <SignOut csrfToken={csrfToken}>
      <button type="submit" className="link-button text-small">
        {t('done.button')}
      </button>
    </SignOut>
  )
}

/** The same where it is the next thing to do. */
export function DoneButton({ csrfToken, words: { t } }: Done) {
  return (
    <SignOut csrfToken={csrfToken} className="w-full sm:w-auto">
      <SubmitButton look="quiet" busy={t('common.busy')}>
        {t('done.button')}
      </SubmitButton>
    </SignOut>
  )
}

function SignOut({
  csrfToken,
  className = '',
  children,
}: {
  csrfToken: string
  className?: string
  children: ReactNode
}) {
  return (
    <form method="post" action="/api/auth/signout" className={`print:hidden ${className}`}>
      <FormToken value={csrfToken} />
      {children}
    </form>
  )
}
