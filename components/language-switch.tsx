import { FormToken } from './form-token.tsx'
import { offeredLanguages, type Words } from './words/index.ts'

/** One button a language, each in its own words; nothing while there is only one. */
export function LanguageSwitch({ words, csrfToken, path }: { words: Words; csrfToken: string; path: string }) {
  if (offeredLanguages.length < 2) return null
  return (
    <form method="post" action="/api/language" className="print:hidden">
      <FormToken value={csrfToken} />
      <input type="hidden" name="returnTo" value={path} />
      <fieldset className="flex flex-wrap gap-x-4">
        <legend className="sr-only">{words.t('language.choose')}</legend>
        {offeredLanguages.map(({ language, name }) => (
          <button
            key={language}
            type="submit"
            name="language"
            value={language}
            lang={language}
            aria-current={language === words.language ? 'true' : undefined}
            className="link-button text-small aria-current:font-semibold aria-current:text-ink aria-current:no-underline"
          >
            {name}
          </button>
        ))}
      </fieldset>
    </form>
  )
}
