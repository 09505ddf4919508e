import type { SingpassUse } from '@/lib/onboarding/singpass-use.ts'
import { FormToken } from '../site/form-token.tsx'
import { SingpassButton } from '../site/singpass-button.tsx'
import { SubmitButton } from '../site/submit-button.tsx'
import type { Words } from '../words/index.ts'

interface Given {
  reference: string
  link: string
  csrfToken: string
  words: Words
}

/** Opens an application to the account that sent it. */
export function LoginForm({ use, words, ...given }: Given & { use: SingpassUse }) {
  return (
    <form method="post" action="/api/status/login" className="mb-10">
      <Hidden {...given} />
      <h2 className="mb-3 text-h2">{words.t('back.login')}</h2>
      <SingpassButton use={use} words={words} />
    </form>
  )
}

/** Opens an application to whoever has the code of its receipt. */
export function CodeForm({ wrong, words: { t }, ...given }: Given & { wrong: boolean }) {
  return (
    <form method="post" action="/api/status/code">
      <Hidden {...given} />
      <h2 className="mb-3 text-h2">{t('back.code')}</h2>
      <label className="mb-1 block font-semibold" htmlFor="code">
        {t('back.codeLabel')}
      </label>
      <p id="code-hint" className="mb-2 text-ink-soft">
        {t('back.codeHint')}
      </p>
      {wrong && (
        <p id="code-error" className="mb-2 text-danger">
          {t('back.codeWrong')}
        </p>
      )}
      <input
        className="input"
        id="code"
        name="code"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        required
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? 'code-error code-hint' : 'code-hint'}
      />
      <p className="mt-4">
        <SubmitButton busy={t('common.busy')}>{t('back.open')}</SubmitButton>
      </p>
    </form>
  )
}

function Hidden({ reference, link, csrfToken }: Omit<Given, 'words'>) {
  return (
    <>
      <FormToken value={csrfToken} />
      <input type="hidden" name="reference" value={reference} />
      <input type="hidden" name="link" value={link} />
    </>
  )
}
