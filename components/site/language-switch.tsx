import type { Language } from '@/lib/myinfo/language.ts'
import { offeredLanguages, type Words } from '../words/index.ts'
import { isStepPath, sendsAnswers } from './answers-address.ts'
import { FormToken } from './form-token.tsx'

/** A fold with one button a language, each in its own words; nothing while there is only one. */
export function LanguageSwitch({ words, csrfToken, path }: { words: Words; csrfToken: string; path: string }) {
  if (offeredLanguages.length < 2) return null
  const inStep = isStepPath(path)
  const buttons = (
    <ul>
      {offeredLanguages.map(({ language, name }) => (
        <li key={language}>
          <button
            {...(inStep ? withAnswers(language) : { name: 'language', value: language })}
            lang={language}
            {...(language === words.language && { 'aria-current': 'true' })}
          >
            {name}
          </button>
        </li>
      ))}
    </ul>
  )
  return (
    <details className="languages print:hidden">
      <summary>
        <span className="sr-only">{words.t('language.choose')}: </span>
        {words.t('language.name')}
      </summary>
      {inStep ? (
        buttons
      ) : (
        <form method="post" action="/api/language">
          <FormToken value={csrfToken} />
          <input type="hidden" name="returnTo" value={path} />
          {buttons}
        </form>
      )}
    </details>
  )
}

/** While a step is open its answers go with the language, so that nothing typed is lost. */
function withAnswers(language: Language) {
  return { ...sendsAnswers, name: 'intent', value: `language:${language}` }
}
