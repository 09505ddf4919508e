import { answersFormId } from '../site/answers-address.ts'
import { FormToken } from '../site/form-token.tsx'

/** What the languages of the header send from a page that has the address of a step and no open step. */
export function LanguageForm({ csrfToken, path }: { csrfToken: string; path: string }) {
  return (
    <form method="post" action="/api/language" id={answersFormId} hidden>
      <FormToken value={csrfToken} />
      <input type="hidden" name="returnTo" value={path} />
    </form>
  )
}
